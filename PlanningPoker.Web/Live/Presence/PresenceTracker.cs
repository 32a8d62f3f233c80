using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Live.Presence;

/// <summary>
/// The players of a session who are present: those with a sign of life within 40 seconds, from any tab or device. A WebSocket answers the
/// protocol's pings and so counts while it is open; an event stream sends nothing back, so its page posts heartbeats. A closed
/// connection counts for 10 seconds more, so that a reload does not flicker. Who has just joined, or is brought back by an undo, counts for
/// 10 seconds: their page is not connected yet, and nobody should think that everyone has voted.
/// </summary>
/// <param name="clock">Measures the times.</param>
/// <param name="elsewhere">Who is present on other servers; the same set as before, as long as nobody comes or goes.</param>
sealed class PresenceTracker(TimeProvider clock, Func<IReadOnlySet<PlayerId>>? elsewhere = null)
{
    /// <summary>How long a sign of life counts, and how long a closed connection does.</summary>
    public static readonly TimeSpan AliveTime = LiveTimes.PresenceTimeout, GraceTime = TimeSpan.FromSeconds(10);

    /// <summary>How long a player counts after joining or coming back: until the page is connected.</summary>
    public static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    readonly Dictionary<PlayerId, PlayerPresence> players = [];
    HashSet<PlayerId> here = [];
    Everywhere? everywhere;

    /// <summary>A connection of the player's opened.</summary>
    /// <param name="player">The player.</param>
    /// <param name="answersPings">The connection counts while it is open; it needs no heartbeat.</param>
    public OpenConnection Open(PlayerId player, bool answersPings)
    {
        lock (gate)
        {
            var connection = new OpenConnection(player, answersPings) { AliveUntil = In(AliveTime) };
            PresenceOf(player).Connections.Add(connection);
            return connection;
        }
    }

    /// <summary>A connection closed. It counts for the grace time, unless it was already dead.</summary>
    public void Close(OpenConnection connection)
    {
        lock (gate)
        {
            if (players.TryGetValue(connection.Player, out var presence)
                && presence.Connections.Remove(connection)
                && connection.IsAlive(clock.GetTimestamp()))
                presence.Extend(In(GraceTime));
        }
    }

    /// <summary>A heartbeat: it counts for every connection of the player's.</summary>
    public void Heartbeat(PlayerId player)
    {
        lock (gate)
        {
            if (!players.TryGetValue(player, out var presence)) return;
            foreach (var connection in presence.Connections) connection.AliveUntil = In(AliveTime);
        }
    }

    /// <summary>A sign of life without a connection that stays open.</summary>
    public void Touch(PlayerId player, TimeSpan time)
    {
        lock (gate) PresenceOf(player).Extend(In(time));
    }

    /// <summary>The player left or was removed.</summary>
    public void Forget(PlayerId player)
    {
        lock (gate) players.Remove(player);
    }

    /// <summary>Those present, on any server.</summary>
    /// <returns>The same set as before, as long as nobody comes or goes.</returns>
    public IReadOnlySet<PlayerId> PresentPlayers()
    {
        var local = PlayersOfThisServer();
        if (elsewhere?.Invoke() is not { Count: > 0 } others) return local;
        if (Volatile.Read(ref everywhere) is { } known && known.Local == local && known.Others == others) return known.All;
        var all = new Everywhere(local, others, local.Union(others).ToHashSet());
        Volatile.Write(ref everywhere, all);
        return all.All;
    }

    /// <summary>Those present by what this server knows itself.</summary>
    /// <returns>The same set as before, as long as nobody comes or goes.</returns>
    public IReadOnlySet<PlayerId> PlayersOfThisServer()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var (alive, known) = (0, 0);
            foreach (var (player, presence) in players)
            {
                if (presence.IsAlive(now)) (alive, known) = (alive + 1, known + (here.Contains(player) ? 1 : 0));
                else if (presence.Connections.Count == 0) players.Remove(player);
            }
            if (alive != known || known != here.Count)
                here = [.. players.Where(each => each.Value.IsAlive(now)).Select(each => each.Key)];
            return here;
        }
    }

    PlayerPresence PresenceOf(PlayerId player) =>
        players.TryGetValue(player, out var presence) ? presence : players[player] = new();

    /// <summary>Forgets those who are not seated any more.</summary>
    public void Keep(Func<PlayerId, bool> isSeated)
    {
        lock (gate)
            foreach (var player in players.Keys.Where(each => !isSeated(each)).ToArray()) players.Remove(player);
    }

    long In(TimeSpan time) => clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    sealed record Everywhere(IReadOnlySet<PlayerId> Local, IReadOnlySet<PlayerId> Others, IReadOnlySet<PlayerId> All);
}
