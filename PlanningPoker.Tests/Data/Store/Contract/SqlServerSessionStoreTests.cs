namespace PlanningPoker.Tests.Data.Store.Contract;

public sealed class SqlServerSessionStoreTests : EfSessionStoreContract
{
    protected override async Task<TestDatabase> CreateDatabaseAsync() => await SqlServerDatabase.CreateAsync();
}
