namespace PlanningPoker.Tests.Data.Store.Contract;

public sealed class SqliteSessionStoreTests : EfSessionStoreContract
{
    protected override async Task<TestDatabase> CreateDatabaseAsync() => await SqliteDatabase.CreateAsync();
}
