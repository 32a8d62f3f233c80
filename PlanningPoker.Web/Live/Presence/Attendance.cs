using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Live.Presence;

/// <summary>
/// Who is here: whoever gave a sign of life within 40 seconds, from any tab or device. A WebSocket lives as long as it is open,
/// for it is asked all the time; a stream takes any amount of bytes to nobody, so its page has to send a beat.
/// A connection that closed counts for 10 seconds more: a reload does not flicker.
/// </summary>
sealed class Attendance(TimeProvider clock)
{
    public static readonly TimeSpan Proof = LiveTimes.ProofOfLife, Grace = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    readonly Dictionary<PlayerId, Signs> players = [];
    HashSet<PlayerId> here = [];

    /// <summary>A connection of the player's has opened.</summary>
    public Stay Open(PlayerId player, bool provesItself)
    {
        lock (gate)
        {
            var stay = new Stay(player, provesItself) { Until = In(Proof) };
            if (!players.TryGetValue(player, out var signs)) players[player] = signs = new();
            signs.Stays.Add(stay);
            return stay;
        }
    }

    /// <summary>It has closed. One that had long been dead leaves nobody behind.</summary>
    public void Close(Stay stay)
    {
        lock (gate)
        {
            if (players.TryGetValue(stay.Player, out var signs) && signs.Stays.Remove(stay) && stay.IsAlive(clock.GetTimestamp())) signs.LastUntil(In(Grace));
        }
    }

    /// <summary>A beat: whichever connection it stands for, the player is alive.</summary>
    public void Prove(PlayerId player)
    {
        lock (gate)
        {
            if (!players.TryGetValue(player, out var signs)) return;
            foreach (var stay in signs.Stays) stay.Until = In(Proof);
        }
    }

    /// <summary>A sign of life without a connection that stays: it counts for so long.</summary>
    public void See(PlayerId player, TimeSpan time)
    {
        lock (gate)
        {
            if (!players.TryGetValue(player, out var signs)) players[player] = signs = new();
            signs.LastUntil(In(time));
        }
    }

    /// <summary>The player left, or was sent away.</summary>
    public void Forget(PlayerId player)
    {
        lock (gate) players.Remove(player);
    }

    /// <returns>The same set as before, as long as nobody comes or goes.</returns>
    public IReadOnlySet<PlayerId> Here()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var (alive, known) = (0, 0);
            foreach (var (player, signs) in players)
            {
                if (signs.AreAlive(now)) (alive, known) = (alive + 1, known + (here.Contains(player) ? 1 : 0));
                else if (signs.Stays.Count == 0) players.Remove(player);
            }
            if (alive != known || known != here.Count) here = [.. players.Where(each => each.Value.AreAlive(now)).Select(each => each.Key)];
            return here;
        }
    }

    long In(TimeSpan time) => clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    /// <summary>One open connection of a player's.</summary>
    public sealed class Stay(PlayerId player, bool provesItself)
    {
        public PlayerId Player => player;
        public long Until { get; set; }

        public bool IsAlive(long now) => provesItself || Until > now;
    }

    sealed class Signs
    {
        long until = long.MinValue;

        public List<Stay> Stays { get; } = [];

        public void LastUntil(long time) => until = Math.Max(until, time);

        /// <summary>Asked of everyone each second: it allocates nothing.</summary>
        public bool AreAlive(long now)
        {
            if (until > now) return true;
            foreach (var stay in Stays)
                if (stay.IsAlive(now)) return true;
            return false;
        }
    }
}
