using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Identity;

/// <summary>
/// Replaces keys that somebody else may know, as their cookies were set before there were <c>__Host-</c> cookies. A browser with such a key
/// and a seat gets a new one beside it. When the new key comes back, it gets the seat too; some time later the earlier one loses it.
/// </summary>
sealed class EarlierDevices(Sessions sessions, TimeProvider clock)
{
    /// <summary>
    /// How long both keys have the seat. Within it every answer has arrived that was on its way to the browser, perhaps with another new
    /// key from another tab; so no browser is left with a key without a seat.
    /// </summary>
    static readonly TimeSpan OverlapTime = TimeSpan.FromMinutes(10);

    /// <summary>How many new keys get the seat of an earlier one: enough for tabs that are opened at once.</summary>
    const int MaxNewKeys = 8;

    /// <summary>Beyond this the times begin again, so that nobody fills the memory.</summary>
    const int MaxRemembered = 10_000;

    /// <summary>The earlier keys beside which a new one has come back; while the server runs, and until they lose the seat.</summary>
    readonly ConcurrentDictionary<(SessionCode Session, DeviceHash Earlier), Overlap> overlaps = [];

    /// <summary>Takes the next step to replace a key.</summary>
    /// <param name="session">The session.</param>
    /// <param name="device">The key that nobody else knows.</param>
    /// <param name="earlier">The key that has a seat.</param>
    /// <returns>The session after it; null if nothing changed.</returns>
    public async Task<PokerSession?> ReplaceAsync(PokerSession session, DeviceHash device, DeviceHash earlier)
    {
        if (session.IsEnded || session.PlayerOf(earlier) is not { IsSeated: true } player) return null;
        var owner = session.PlayerOf(device);
        if (owner is not null && owner.Id != player.Id) return null;
        if (overlaps.Count >= MaxRemembered) overlaps.Clear();
        var overlap = overlaps.GetOrAdd((session.Code, earlier), static _ => new());
        if (overlap.Began is { } began && clock.GetElapsedTime(began) >= OverlapTime)
        {
            overlaps.TryRemove((session.Code, earlier), out _);
            return await RunAsync(session.Code, player.Devices.First(each => each != earlier), new RemoveDevice(earlier));
        }
        if (owner is null && !overlap.MayAddKey()) return null;
        var added = owner is null ? await RunAsync(session.Code, earlier, new AddDevice(device)) : null;
        if (owner is not null || added is not null) overlap.Begin(clock.GetTimestamp());
        return added;
    }

    async Task<PokerSession?> RunAsync(SessionCode code, DeviceHash actor, PlayerCommand command)
    {
        try
        {
            return (await sessions.RunAsync(code, actor, null, command, CancellationToken.None)).Outcome?.Session;
        }
        catch (StoreBusyException)
        {
            // The next request does it; until then the earlier key has the seat.
            return null;
        }
    }

    /// <summary>The time in which both keys have the seat.</summary>
    sealed class Overlap
    {
        int newKeys;
        StrongBox<long>? began;

        /// <summary>When the first new key got the seat; null before.</summary>
        public long? Began => Volatile.Read(ref began)?.Value;

        public bool MayAddKey() => Interlocked.Increment(ref newKeys) <= MaxNewKeys;

        public void Begin(long now) => Interlocked.CompareExchange(ref began, new(now), null);
    }
}
