namespace PlanningPoker.Web.Api;

/// <summary>Waits for a session to move on. Whoever waits is here, as on a stream.</summary>
sealed class LongPoll(Sessions sessions, ISessionFeed feed, IPresence presence, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <returns>False when the session is still the same after 25 s, or the server goes.</returns>
    public async Task<bool> MovesOnAsync(PokerSession session, PlayerId? me, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token, lifetime.ApplicationStopping);
        await using var stay = await presence.StayAsync(session.Code, me);
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var watch = await feed.WatchAsync(session.Code, change => { if (change.Event is not null) moved.TrySetResult(); });
        try
        {
            // Watched first: what happened between the caller's look and the watch is seen by looking again.
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
