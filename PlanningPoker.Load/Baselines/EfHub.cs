using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// The yardstick: a SignalR hub that commits by EF before it pushes. It writes without reading first, into tables like ours, with the same
/// durability and one writer at a time, which is the least that any honest server of this kind does.
/// </summary>
sealed class EfHub(IDbContextFactory<HubDb> databases, SemaphoreSlim writer) : BareHub
{
    protected override Task SatDownAsync() => SaveAsync(async db =>
    {
        if (!await db.Sessions.AnyAsync(row => row.Code == HubSession.Code)) db.Add(SessionRow.Of(HubSession));
    });

    protected override Task KeepVoteAsync(string face) => SaveAsync(db =>
    {
        db.Update(SessionRow.Of(HubSession));
        db.Add(new VoteRow { SessionCode = HubSession.Code, Round = HubSession.Round, PlayerId = Player, Face = face, Rev = 1 });
        return Task.CompletedTask;
    });

    protected override Task KeepRoundAsync() => SaveAsync(db =>
    {
        db.Update(SessionRow.Of(HubSession));
        return Task.CompletedTask;
    });

    async Task SaveAsync(Func<HubDb, Task> change)
    {
        await writer.WaitAsync();
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            await change(db);
            await db.SaveChangesAsync();
        }
        finally
        {
            writer.Release();
        }
    }
}
