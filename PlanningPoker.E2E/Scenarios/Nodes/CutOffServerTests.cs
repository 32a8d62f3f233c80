using System.Net;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Scenarios.Faults;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>Two servers without Redis, of which one loses the database while the other goes on: its pages do not say *Connected*.</summary>
public sealed class CutOffServerTests : BrowserTests
{
    PostgreSqlServer? database;
    ServerProcess? server, other;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log;

    public override async ValueTask InitializeAsync()
    {
        database = await PostgreSqlServer.StartAsync(Ct);
        other = await StartServerAsync(database.ConnectionString("poker"));
        await database.RunAsync("CREATE ROLE second SUPERUSER LOGIN", Ct);
        server = await StartServerAsync(database.ConnectionString("poker", "second"));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        if (other is not null) await other.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }

    [Theory]
    [InlineData(Transport.Stream, "Updates delayed…")]
    [InlineData(Transport.WebSocket, "Updates delayed…")]
    [InlineData(Transport.Polling, "Reconnecting…")]
    public async Task A_page_says_that_it_is_behind_until_its_server_has_the_database_again(Transport transport, string status)
    {
        using var bob = await ApiClient.StartSessionAsync(other!.Address, "Sprint 42", "Bob");
        using var proxy = FaultProxy.To(server!.Address);
        proxy.Inject(Fault.None.LimitedTo(transport));
        Team.PageErrors.Expect("ERR_|WebSocket connection|502|503");
        var page = await Team.JoinAsync(proxy.Through(bob.Invitation), "Ann");
        await page.ExpectTransportAsync(transport.DisplayName());

        await database!.RunAsync("ALTER ROLE second NOLOGIN", Ct);
        await database.RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'second'", Ct);
        Assert.Equal(HttpStatusCode.OK, (await bob.SendAsync(HttpMethod.Post, "/vote", new { value = "5" }, Ct)).Status);

        await Expect(page.Status).ToContainTextAsync(status);
        await page.ExpectProgressAsync("0 of 2 voted");

        await database.RunAsync("ALTER ROLE second LOGIN", Ct);
        await page.ExpectConnectedAsync();
        await page.ExpectProgressAsync("1 of 2 voted");
    }

    static Task<ServerProcess> StartServerAsync(string connectionString) => ServerProcess.StartAsync(
        connectionString, Ct, settings: new Dictionary<string, string> { ["Database__Provider"] = "PostgreSql" });
}
