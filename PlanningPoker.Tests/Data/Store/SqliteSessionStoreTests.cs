namespace PlanningPoker.Tests.Data.Store;

public sealed class SqliteSessionStoreTests : SessionStoreContract, IAsyncLifetime
{
    TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    protected override ISessionStore Open() => database.Store();
}
