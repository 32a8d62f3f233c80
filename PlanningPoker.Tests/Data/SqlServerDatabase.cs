using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>
/// The database of a SQL Server that <c>PLANNINGPOKER_SQLSERVER</c> names. All tests share it, and leave their sessions in it.
/// </summary>
public sealed class SqlServerDatabase : TestDatabase
{
    static readonly string? ConnectionString = Environment.GetEnvironmentVariable("PLANNINGPOKER_SQLSERVER");

    protected override int Writers => 50;

    public static async Task<SqlServerDatabase> CreateAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(ConnectionString),
            "Needs a SQL Server: set PLANNINGPOKER_SQLSERVER to the connection string of an existing, empty database.");
        var database = new SqlServerDatabase();
        await using var db = database.Factory().CreateDbContext();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public override IDbContextFactory<AppDb> Factory(Action<DbContextOptionsBuilder>? more = null) =>
        Databases.SqlServer(ConnectionString!, more);

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public override void Configure(
        DbContextOptionsBuilder options, Func<ExecutionStrategyDependencies, IExecutionStrategy> retries, TimeSpan commandTimeout) =>
        options.UseSqlServer(server => server.ExecutionStrategy(retries).CommandTimeout((int)commandTimeout.TotalSeconds));
}
