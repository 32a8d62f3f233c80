using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>A database on the PostgreSQL server of the tests, which ends with all its databases.</summary>
public sealed class PostgreSqlDatabase : TestDatabase
{
    readonly PostgreSqlServer server;

    internal PostgreSqlDatabase(PostgreSqlServer server, string name) => (this.server, Name) = (server, name);

    public string Name { get; }
    public string ConnectionString => server.ConnectionString(Name);

    protected override int Writers => 20;

    public override IDbContextFactory<AppDb> Factory(Action<DbContextOptionsBuilder>? more = null) =>
        Databases.PostgreSql(ConnectionString, more);

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public override void Configure(
        DbContextOptionsBuilder options, Func<ExecutionStrategyDependencies, IExecutionStrategy> retries, TimeSpan commandTimeout) =>
        options.UseNpgsql(server => server.ExecutionStrategy(retries).CommandTimeout((int)commandTimeout.TotalSeconds));
}
