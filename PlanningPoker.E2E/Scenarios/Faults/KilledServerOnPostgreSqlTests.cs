using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Scenarios.Faults;

public sealed class KilledServerOnPostgreSqlTests : KilledServerTests
{
    PostgreSqlServer? database;

    protected override int Kills => LongTests.AreOn ? 100 : 3;

    protected override async Task<(string Provider, string ConnectionString)> CreateDatabaseAsync()
    {
        database = await PostgreSqlServer.StartAsync(Ct);
        return ("PostgreSql", database.ConnectionString("poker"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}
