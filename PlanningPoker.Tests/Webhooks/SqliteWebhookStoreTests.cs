using PlanningPoker.Tests.Data;

namespace PlanningPoker.Tests.Webhooks;

public sealed class SqliteWebhookStoreTests : WebhookStoreContract
{
    protected override async Task<TestDatabase> CreateDatabaseAsync() => await SqliteDatabase.CreateAsync();
}
