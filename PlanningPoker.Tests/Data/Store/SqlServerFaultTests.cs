using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Wire;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>What a SQL Server does only by chance, said by a double of its protocol.</summary>
public sealed class SqlServerFaultTests
{
    readonly PokerSession session = SampleSession.Open();

    static TdsAnswer Done => new TdsAnswer.Done();

    [Fact]
    public async Task The_victim_of_a_deadlock_is_tried_again()
    {
        await using var server = new TdsServer(FirstUpdate(new TdsAnswer.Error(1205, 13)));

        Assert.True(await SaveVoteAsync(server));

        Assert.Equal("BEGIN UPDATE BEGIN UPDATE INSERT COMMIT", string.Join(' ', server.Verbs));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_busy_and_the_next_write_has_another()
    {
        await using var server = new TdsServer(FirstUpdate(new TdsAnswer.Breaks()));

        await Assert.ThrowsAsync<StoreBusyException>(() => SaveVoteAsync(server));
        Assert.True(await SaveVoteAsync(server));

        Assert.Equal("BEGIN UPDATE BEGIN UPDATE INSERT COMMIT", string.Join(' ', server.Verbs));
    }

    [Theory]
    [InlineData(1222, 16)] // a lock was not given in time
    [InlineData(1105, 17)] // the disk is full
    public async Task A_server_that_cannot_write_now_is_busy(int number, byte severity)
    {
        await using var server = new TdsServer(sql => Is(sql, "UPDATE") ? new TdsAnswer.Error(number, severity) : Done);

        await Assert.ThrowsAsync<StoreBusyException>(() => SaveVoteAsync(server));

        Assert.DoesNotContain("COMMIT", server.Verbs);
    }

    [Fact]
    public async Task A_statement_that_is_not_answered_in_time_is_busy_and_is_not_tried_again()
    {
        await using var server = new TdsServer(sql => Is(sql, "UPDATE") ? new TdsAnswer.Silent() : Done);
        var start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAsync<StoreBusyException>(() => SaveVoteAsync(server));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1, 10);
        Assert.Single(server.Verbs, "UPDATE");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_is_known_whether_readers_wait_for_writers(bool isSnapshotOn)
    {
        await using var server = new TdsServer(_ => new TdsAnswer.Bit(isSnapshotOn));
        await using var db = Assert.IsType<SqlServerDb>(Databases.SqlServer(server.ConnectionString).CreateDbContext());

        Assert.Equal(!isSnapshotOn, await db.ReadersWaitAsync(TestContext.Current.CancellationToken));
    }

    async Task<bool> SaveVoteAsync(TdsServer server)
    {
        using var gate = new WriterGate(50, TimeSpan.FromSeconds(10));
        await using var store = new EfSessionStore(
            Databases.SqlServer(server.ConnectionString, options => options.UseSqlServer(each => each.CommandTimeout(1))),
            gate, NullLogger<EfSessionStore>.Instance);
        return await store.TrySaveAsync(session, session.After("Ann", new Vote("5")));
    }

    static Func<string, TdsAnswer> FirstUpdate(TdsAnswer fails)
    {
        var count = 0;
        return sql => Is(sql, "UPDATE") && count++ == 0 ? fails : Done;
    }

    static bool Is(string sql, string verb) => sql.StartsWith(verb, StringComparison.Ordinal);
}
