using Microsoft.EntityFrameworkCore;
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
}
