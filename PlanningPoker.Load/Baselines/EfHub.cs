using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// The main baseline: a SignalR hub that commits with EF Core before it pushes. Tables and durability are like Planning Poker's, and one
/// change is written at a time. Votes, reveals and resets read nothing first, so a real application would do at least this much.
/// </summary>
/// <param name="databases">Opens a database context for each change.</param>
/// <param name="writeLock">Held while a change is written.</param>
sealed class EfHub(IDbContextFactory<HubDb> databases, SemaphoreSlim writeLock) : BareHub
{
    protected override Task SaveSessionAsync() => SaveAsync(async db =>
    {
        if (!await db.Sessions.AnyAsync(row => row.Code == Session.Code)) db.Add(SessionRow.Of(Session));
    });

    protected override Task SaveVoteAsync(string card) => SaveAsync(db =>
    {
        db.Update(SessionRow.Of(Session));
        db.Add(new VoteRow { SessionCode = Session.Code, Round = Session.Round, PlayerId = Player, Face = card, Rev = 1 });
        return Task.CompletedTask;
    });

    protected override Task SaveRoundAsync() => SaveAsync(db =>
    {
        db.Update(SessionRow.Of(Session));
        return Task.CompletedTask;
    });

    async Task SaveAsync(Func<HubDb, Task> change)
    {
        await writeLock.WaitAsync();
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            await change(db);
            await db.SaveChangesAsync();
        }
        finally
        {
            writeLock.Release();
        }
    }
}
