using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>Waits until a session changes. A player who waits counts as present, as on a stream.</summary>
sealed class LongPoll(Sessions sessions, ISessionFeed feed, IPresence presence, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <returns>False when the session is still the same after 25 s, or the server stops.</returns>
    public async Task<bool> WaitForChangeAsync(PokerSession session, PlayerId? me, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(LiveTimes.LongPoll, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token, lifetime.ApplicationStopping);
        await using var tracking = await presence.TrackAsync(session.Code, me);
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await feed.SubscribeAsync(session.Code, changes =>
        {
            // Of a change that another server made only the version shows whether it is public.
            if (changes.Any(change => change is SessionChange || change.After.Version != session.Version)) changed.TrySetResult();
        });
        try
        {
            // After the subscription, so that no change between the caller's read and the subscription is missed.
            if (await sessions.FindAsync(session.Code, ending.Token) is { } now && now.Version == session.Version)
                await changed.Task.WaitAsync(ending.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
