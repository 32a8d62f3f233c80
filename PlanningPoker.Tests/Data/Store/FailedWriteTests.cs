using Microsoft.Data.Sqlite;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>What was prepared on a connection is not used after it is closed, as it is after each failed write.</summary>
public sealed class FailedWriteTests : DatabaseTest
{
    readonly CommitFailures failures = new();

    [Fact]
    public async Task Writes_succeed_after_failed_ones_and_an_idle_time()
    {
        var store = Database.Store(options => options.AddInterceptors(failures));
        var session = await AddAsync(store);
        for (var i = 1; i <= 3; i++)
        {
            session = await SaveAsync(store, session, $"P{i}", new Join($"P{i}"));
            failures.FailBeforeNextCommit();
            await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(store, session, "Late", new Join("Late")));
        }
        // As the pool does with connections that nobody has used for minutes.
        SqliteConnection.ClearAllPools();

        session = await SaveAsync(store, session, "Eve", new Join("Eve"));

        var stored = (await ReadFromDiskAsync(session))!;
        Assert.Equal(session.Players.Select(player => player.Name), stored.Players.Select(player => player.Name));
    }
}
