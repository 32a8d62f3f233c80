namespace PlanningPoker.Tests.Data.Store.Contract;

public sealed class PostgreSqlSessionStoreTests(PostgreSqlFixture server) : EfSessionStoreContract
{
    protected override async Task<TestDatabase> CreateDatabaseAsync() => await server.ShareDatabaseAsync();
}
