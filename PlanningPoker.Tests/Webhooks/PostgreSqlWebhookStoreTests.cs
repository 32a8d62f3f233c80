using PlanningPoker.Tests.Data;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>Each test has a database of its own: a claim takes what is due in all sessions.</summary>
public sealed class PostgreSqlWebhookStoreTests(PostgreSqlFixture server) : WebhookStoreContract
{
    protected override async Task<TestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();
}
