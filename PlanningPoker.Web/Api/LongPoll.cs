using PlanningPoker.Core;
using PlanningPoker.Web.Live;

namespace PlanningPoker.Web.Api;

/// <summary>Waits for a session to move on. Whoever waits is here, as on a stream.</summary>
sealed class LongPoll(Sessions sessions, Hub hub, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <returns>False when the session is still the same after 25 s, or the server goes.</returns>
    public async Task<bool> MovesOnAsync(PokerSession session, PlayerId? me, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token, lifetime.ApplicationStopping);
        await using var visit = await hub.EnterAsync(session.Code, me);
        try
        {
            while (await sessions.FindAsync(session.Code, ending.Token) is { } now && now.Version == session.Version)
                await visit.Mailbox.TakeAsync(ending.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
