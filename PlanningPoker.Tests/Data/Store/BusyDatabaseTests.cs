using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

public sealed class BusyDatabaseTests : DatabaseTest
{
    [Fact]
    public async Task A_write_that_waits_too_long_in_the_queue_fails_and_changes_nothing()
    {
        using var gate = new WriterGate(1, TimeSpan.FromMilliseconds(50));
        var store = new EfSessionStore(Database.Factory(), gate, NullLogger<EfSessionStore>.Instance);
        var session = await AddAsync(store);
        var next = session.After("Ann", new Vote("5"));
        using (await gate.AcquireAsync())
        {
            await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, next));
            await Assert.ThrowsAsync<StoreBusyException>(() => store.TryDeleteAsync(session));
            await Assert.ThrowsAsync<StoreBusyException>(() => store.AddAsync(SampleSession.Open()));
            SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
        }

        Assert.True(await store.TrySaveAsync(session, next));
    }

    [Fact]
    public async Task A_full_disk_fails_the_write_and_nothing_is_half_written()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        // Not pooled: no other test may get the limited connection.
        var limited = Databases.Sqlite($"{Database.ConnectionString};Pooling=False", options => options.AddInterceptors(new FullDisk()));
        var full = Database.Store(limited, writers: 1);
        var import = SampleImport.Of(500, line => new($"Story {line}", Description: new string('x', 2000)));

        await Assert.ThrowsAsync<StoreBusyException>(() => full.TrySaveAsync(session, session.After("Ann", import)));

        SessionText.AssertSame(session, await full.FindAsync(session.Code, Ct));
        await SaveAsync(store, session, "Ann", import);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(10, true)]
    [InlineData(13, true)]
    [InlineData(8, true)]
    [InlineData(11, true)]
    [InlineData(14, true)]
    [InlineData(26, true)]
    [InlineData(1, false)]
    [InlineData(19, false)]
    public void Errors_of_SQLite_are_temporary_or_permanent(int code, bool passes) =>
        Assert.Equal(passes, DatabaseErrors.IsTransient(new InvalidOperationException("wrapped", new SqliteException("", code))));

    [Theory]
    [InlineData("08006", true)] // the connection was lost
    [InlineData("08P01", true)] // a connection pool in between has no server
    [InlineData("25006", true)] // read-only, as the standby of a failover
    [InlineData("28000", true)] // the login is refused
    [InlineData("28P01", true)] // the password was changed
    [InlineData("3D000", true)] // the database was renamed
    [InlineData("40001", true)] // a serialization failure
    [InlineData("40P01", true)] // the victim of a deadlock
    [InlineData("53100", true)] // the disk is full
    [InlineData("53300", true)] // too many connections
    [InlineData("55P03", true)] // a lock is not available
    [InlineData("57014", true)] // the server's own limit of time
    [InlineData("57P01", true)] // the server is shut down
    [InlineData("57P03", true)] // the server starts
    [InlineData("58030", true)] // the disk does not answer
    [InlineData("22021", false)] // a text that is no UTF-8
    [InlineData("23503", false)] // a foreign key
    [InlineData("23505", false)] // a row that is there already
    [InlineData("42P01", false)] // no such table
    public void Errors_of_PostgreSQL_are_temporary_or_permanent(string code, bool passes) =>
        Assert.Equal(passes, DatabaseErrors.IsTransient(new InvalidOperationException("wrapped", new PostgresException("", "", "", code))));

    [Theory]
    [InlineData(-2, 11, true)]
    [InlineData(1205, 13, true)]
    [InlineData(1222, 16, true)]
    [InlineData(1105, 17, true)]
    [InlineData(10054, 20, true)]
    [InlineData(2627, 14, false)]
    [InlineData(2601, 14, false)]
    [InlineData(547, 16, false)]
    [InlineData(208, 16, false)]
    [InlineData(18456, 14, true)] // the login is refused
    [InlineData(4060, 11, true)] // the database was renamed
    public void Errors_of_SQL_Server_are_temporary_or_permanent(int number, byte severity, bool passes) =>
        Assert.Equal(passes, DatabaseErrors.IsTransient(SqlServerError.Create(number, severity)));

    /// <summary>SqlClient has a race where a connection breaks: its rollback finds the connection gone.</summary>
    [Theory]
    [InlineData("Microsoft.Data.SqlClient", true)]
    [InlineData("PlanningPoker.Web", false)]
    public void A_missing_object_passes_only_in_the_driver(string source, bool passes)
    {
        var exception = Assert.Throws<NullReferenceException>(() => ((object)null!).ToString());
        exception.Source = source;

        Assert.Equal(passes, DatabaseErrors.IsTransient(exception));
    }
}
