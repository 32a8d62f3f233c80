using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>Waits until a session changes. A player who waits is here, as on a stream.</summary>
sealed class LongPoll(Sessions sessions, ISessionFeed feed, IPresence presence, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <returns>False when the session is still the same after 25 s, or the server stops.</returns>
    public async Task<bool> MovesOnAsync(PokerSession session, PlayerId? me, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(LiveTimes.LongPoll, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token, lifetime.ApplicationStopping);
        await using var stay = await presence.StayAsync(session.Code, me);
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await feed.SubscribeAsync(session.Code, item =>
        {
            if (item is not PrivateChange) moved.TrySetResult();
        });
        try
        {
            // Subscribed first: what happened between the caller's read and the subscription is found by reading again.
            if (await sessions.FindAsync(session.Code, ending.Token) is { } now && now.Version == session.Version)
                await moved.Task.WaitAsync(ending.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
