using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>What happens only with a PostgreSQL server: it ends connections, chooses victims, restarts.</summary>
public sealed class PostgreSqlFaultTests(PostgreSqlFixture server) : IAsyncLifetime
{
    PostgreSqlDatabase database = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await server.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
    }

    [Fact]
    public async Task A_connection_that_the_server_ended_is_replaced_unnoticed()
    {
        var store = database.Store();
        var session = await AddAsync(store);
        await using (var other = await database.ConnectAsync())
            await RunAsync(other, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity " +
                $"WHERE datname = '{database.Name}' AND pid <> pg_backend_pid()");

        session = await SaveAsync(store, session, "Ann", new Vote("5"));

        SessionText.AssertSame(session, await database.Store().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_connection_that_does_not_answer_is_given_up_and_the_next_write_has_another()
    {
        var store = database.Store(options =>
            database.Configure(options, dependencies => new PostgreSqlRetries(dependencies), TimeSpan.FromSeconds(1)));
        var session = await AddAsync(store);
        var backends = await BackendsAsync();
        Assert.All(backends, each => Assert.Equal(0, ChildProcess.SendSignal(each, ChildProcess.Sigstop)));
        try
        {
            foreach (var _ in backends)
                await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

            await SaveAsync(store, session, "Ann", new Vote("8"));
        }
        finally
        {
            foreach (var each in backends) _ = ChildProcess.SendSignal(each, ChildProcess.Sigcont);
        }
    }

    [Fact]
    public async Task Who_gets_no_connection_in_time_is_told_that_the_storage_is_busy()
    {
        var factory = Databases.PostgreSql($"{database.ConnectionString};Maximum Pool Size=1;Timeout=1");
        await using var other = factory.CreateDbContext();
        await other.Database.OpenConnectionAsync(Ct);

        await Assert.ThrowsAsync<StoreBusyException>(() => database.Store(factory, writers: 20).FindAsync(SessionCode.New(), Ct));
    }

    [Fact]
    public async Task Sessions_of_one_commit_are_locked_in_the_same_order_whichever_came_first()
    {
        var (first, second) = await AddTwoAsync();
        await using var other = await database.ConnectAsync();
        await RunAsync(other, $"SET lock_timeout = '10s'; BEGIN; {LockOf(first)}");
        var saving = SaveTogetherAsync(second, first);
        await ExpectLockWaitAsync();

        // Would time out if the commit that waits for the first had the second already.
        await RunAsync(other, $"{LockOf(second)}; COMMIT");

        Assert.True(await saving);
    }

    [Fact]
    public async Task The_victim_of_a_deadlock_is_tried_again()
    {
        var (first, second) = await AddTwoAsync();
        await using var other = await database.ConnectAsync();
        // Only the store looks for deadlocks, so it is the victim.
        await RunAsync(other, $"SET deadlock_timeout = '1min'; BEGIN; {LockOf(second)}");
        var saving = SaveTogetherAsync(first, second);
        await ExpectLockWaitAsync();

        await RunAsync(other, $"{LockOf(first)}; COMMIT");

        Assert.True(await saving);
    }

    [Fact]
    public async Task At_a_stricter_isolation_level_no_write_is_lost()
    {
        var strict = Databases.PostgreSql($"{database.ConnectionString};Options=-c default_transaction_isolation=serializable");
        var stores = Enumerable.Range(0, 4).Select(_ => database.Store(strict, writers: 20)).ToList();
        var session = await AddAsync(stores[0]);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var store = stores[i % stores.Count];
            while (true)
            {
                var before = (await store.FindAsync(session.Code, Ct))!;
                if (await store.TrySaveAsync(before, before.After($"Player {i}", new Join($"Player {i}")))) return;
            }
        }));

        Assert.Equal(21, (await database.Store().FindAsync(session.Code, Ct))!.Players.Count);
    }

    [Fact]
    public async Task A_server_that_was_killed_has_every_acknowledged_write_when_it_is_back()
    {
        await using var own = await PostgreSqlServer.StartAsync(Ct);
        var factory = Databases.PostgreSql(own.ConnectionString("poker"));
        await using (var db = factory.CreateDbContext()) await db.Database.MigrateAsync(Ct);
        var store = database.Store(factory, writers: 20);
        var session = await AddAsync(store);
        for (var kill = 0; kill < 2; kill++)
        {
            session = await SaveAsync(store, session, "Ann", new CreateStory(null, "Kept"));
            session = await SaveAsync(store, session, "Ann", new Vote($"{kill}"));
            own.Kill();
            await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, session.After("Ann", new Vote("8"))));
            await own.StartAgainAsync(Ct);

            SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
        }
    }

    async Task<(PokerSession First, PokerSession Second)> AddTwoAsync()
    {
        var store = database.Store();
        PokerSession[] sessions = [await AddAsync(store), await AddAsync(store)];
        Array.Sort(sessions, (one, other) => string.CompareOrdinal(one.Code.Value, other.Code.Value));
        return (sessions[0], sessions[1]);
    }

    /// <summary>Saves a change of each in one commit, in the order in which they wait.</summary>
    async Task<bool> SaveTogetherAsync(params PokerSession[] sessions)
    {
        await using var db = database.Factory().CreateDbContext();
        return await db.TrySaveAsync([.. sessions.Select(each => new SaveRequest(each, each.After("Ann", new Vote("5"))))]);
    }

    /// <summary>The processes of the server that serve the open connections.</summary>
    async Task<IReadOnlyList<int>> BackendsAsync()
    {
        await using var connection = await database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pid FROM pg_stat_activity WHERE datname = '{database.Name}' AND pid <> pg_backend_pid()";
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var processes = new List<int>();
        while (await rows.ReadAsync(Ct)) processes.Add(rows.GetInt32(0));
        return processes;
    }

    /// <summary>Waits until a connection waits for a lock.</summary>
    Task ExpectLockWaitAsync() => Wait.UntilAsync(async () =>
    {
        await using var connection = await database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database.Name}' AND wait_event_type = 'Lock'";
        return await command.ExecuteScalarAsync(Ct) is 1L;
    }, () => "Nobody waits for a lock.", Ct);

    static string LockOf(PokerSession session) => $"UPDATE \"Sessions\" SET \"Name\" = \"Name\" WHERE \"Code\" = '{session.Code}'";

    static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
