namespace PlanningPoker.Tests.Data.Store;

public sealed class SqliteSessionStoreTests : EfSessionStoreContract
{
    protected override async Task<TestDatabase> CreateDatabaseAsync() => await SqliteDatabase.CreateAsync();
}
