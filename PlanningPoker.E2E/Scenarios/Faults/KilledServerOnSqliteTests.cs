using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Faults;

public sealed class KilledServerOnSqliteTests : KilledServerTests
{
    readonly TemporaryFolder folder = new();

    protected override int Kills => LongTests.AreOn ? 200 : 10;

    protected override Task<(string Provider, string ConnectionString)> CreateDatabaseAsync() =>
        Task.FromResult(("Sqlite", folder.ConnectionString));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
