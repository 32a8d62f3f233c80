using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using PlanningPoker.Core.Commands;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store.Contract;

public abstract partial class EfSessionStoreContract
{
    [Fact]
    public async Task A_locked_session_is_reported_as_busy_and_can_be_written_afterwards()
    {
        var store = Database.Store(options => Database.Configure(
            options, dependencies => new NonRetryingExecutionStrategy(dependencies), TimeSpan.FromSeconds(2)));
        var session = await AddAsync(store);
        var next = session.After("Ann", new Vote("5"));
        await using (var other = await Database.ConnectAsync())
        await using (var transaction = await other.BeginTransactionAsync(Ct))
        await using (var update = other.CreateCommand())
        {
            update.CommandText = $"UPDATE \"Sessions\" SET \"Name\" = 'Locked' WHERE \"Code\" = '{session.Code}'";
            update.Transaction = transaction;
            await update.ExecuteNonQueryAsync(Ct);
            var start = Stopwatch.GetTimestamp();

            await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, next));

            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1, 5);
            SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
            SessionText.AssertSame(session, await ReadFromDiskAsync(session));
        }

        Assert.True(await store.TrySaveAsync(session, next));
        SessionText.AssertSame(next, await ReadFromDiskAsync(session));
    }
}
