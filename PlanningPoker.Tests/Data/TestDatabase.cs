using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>A SQLite file with the current schema, deleted after the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly List<IDisposable> open = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("planning-poker-").FullName;
    public string File => Path.Combine(Folder, "test.db");
    public string ConnectionString => $"Data Source={File};Default Timeout=2";

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await using var db = database.Factory().CreateDbContext();
        await db.MigrateSqliteAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        return database;
    }

    public IDbContextFactory<AppDb> Factory(Action<DbContextOptionsBuilder>? more = null) => Databases.Sqlite(ConnectionString, more);

    public EfSessionStore Store(Action<DbContextOptionsBuilder>? more = null) => Store(Factory(more), writers: 1);

    public EfSessionStore Store(IDbContextFactory<AppDb> factory, int writers)
    {
        var gate = new WriterGate(writers, TimeSpan.FromSeconds(10));
        var store = new EfSessionStore(factory, gate, NullLogger<EfSessionStore>.Instance);
        open.Add(gate);
        return store;
    }

    public async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync()
    {
        open.ForEach(each => each.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
