using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>A SQLite file with the current schema, deleted after the test.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("planning-poker-").FullName;
    public string File => Path.Combine(Folder, "test.db");
    public string ConnectionString => $"Data Source={File};Default Timeout=2";

    protected override int Writers => 1;

    public static async Task<SqliteDatabase> CreateAsync()
    {
        var database = new SqliteDatabase();
        await using var db = database.Factory().CreateDbContext();
        await db.MigrateSqliteAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        return database;
    }

    public override IDbContextFactory<AppDb> Factory(Action<DbContextOptionsBuilder>? more = null) =>
        Databases.Sqlite(ConnectionString, more);

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public override void Configure(
        DbContextOptionsBuilder options, Func<ExecutionStrategyDependencies, IExecutionStrategy> retries, TimeSpan commandTimeout) =>
        options.UseSqlite(sqlite => sqlite.ExecutionStrategy(retries).CommandTimeout((int)commandTimeout.TotalSeconds));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
