using System.Collections.Concurrent;
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
    static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>Beyond this the times begin again, so that nobody fills the memory.</summary>
    const int MaxRemembered = 10_000;

    /// <summary>Since when both keys have been seen at a seat; while the server runs, and until the earlier one loses it.</summary>
    readonly ConcurrentDictionary<(SessionCode Session, DeviceHash Earlier), long> both = [];

    /// <summary>Takes the next step to replace a key.</summary>
    /// <param name="session">The session.</param>
    /// <param name="device">The key that nobody else knows.</param>
    /// <param name="earlier">The key that has a seat.</param>
    /// <returns>The session after it; null if nothing changed.</returns>
    public async Task<PokerSession?> ReplaceAsync(PokerSession session, DeviceHash device, DeviceHash earlier)
    {
        if (session.IsEnded || session.PlayerOf(earlier) is not { IsSeated: true }) return null;
        if (session.PlayerOf(device) is not { } owner)
        {
            if (both.Count >= MaxRemembered) both.Clear();
            both[(session.Code, earlier)] = clock.GetTimestamp();
            return await RunAsync(session.Code, earlier, new AddDevice(device));
        }
        if (!owner.Devices.Contains(earlier)) return null;
        var since = both.GetOrAdd((session.Code, earlier), _ => clock.GetTimestamp());
        if (clock.GetElapsedTime(since) < Overlap) return null;
        both.TryRemove((session.Code, earlier), out _);
        return await RunAsync(session.Code, device, new RemoveDevice(earlier));
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
}
