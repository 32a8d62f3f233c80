using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanningPoker.Web.Data;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>The database answers, but nothing can be written to it.</summary>
public sealed class ReadOnlyDatabaseTests(PostgreSqlFixture postgreSql) : DatabaseTest
{
    [Fact]
    public async Task Health_is_red_while_a_file_can_only_be_read()
    {
        await ExpectHealthAsync(HealthStatus.Healthy, Database.Factory());
        await ExpectHealthAsync(HealthStatus.Unhealthy, Databases.Sqlite($"{Database.ConnectionString};Mode=ReadOnly"));
    }

    /// <summary>As where the server may write the file, but not those beside it: SQLite then reads, and refuses every write.</summary>
    [Fact]
    public async Task Health_is_red_while_SQLite_refuses_writes_to_a_file_that_may_be_written()
    {
        var refused = Database.Factory(options => options.AddInterceptors(new RefusedWrites()));
        await ExpectHealthAsync(HealthStatus.Unhealthy, refused);
        await ExpectHealthAsync(HealthStatus.Healthy, Database.Factory());
    }

    [Fact]
    public async Task Health_stays_green_while_somebody_else_writes_to_the_file()
    {
        await using var writer = await Database.ConnectAsync();
        await using var writing = await writer.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, Ct);

        await ExpectHealthAsync(HealthStatus.Healthy, Database.Factory());
    }

    [Fact]
    public async Task Health_is_red_while_a_server_can_only_be_read()
    {
        var database = await postgreSql.CreateDatabaseAsync();
        var factory = Databases.PostgreSql($"{database.ConnectionString};Pooling=False");
        await ExpectHealthAsync(HealthStatus.Healthy, factory);
        await using (var connection = await database.ConnectAsync())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"ALTER DATABASE {database.Name} SET default_transaction_read_only = on";
            await command.ExecuteNonQueryAsync(Ct);
        }
        await ExpectHealthAsync(HealthStatus.Unhealthy, factory);
    }

    static async Task ExpectHealthAsync(HealthStatus expected, IDbContextFactory<AppDb> databases) =>
        Assert.Equal(expected, (await new DatabaseHealth(databases).CheckHealthAsync(new(), Ct)).Status);

    sealed class RefusedWrites : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = ON";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
