using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>
/// Behind nginx with the file in <c>deploy</c>, which sends the requests of one session to one server: when that is killed, the others go
/// on.
/// </summary>
public sealed class DeployedBalancerTests : BrowserTests
{
    Cluster? cluster;

    protected override Uri Address => cluster!.Address;

    protected override string ServerLog => string.Join('\n', cluster!.Servers.Select(server => server.Log));

    public override async ValueTask InitializeAsync()
    {
        cluster = await Cluster.StartAsync(Ct, Nginx.BalanceAsDeployedAsync);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_table_goes_on_whichever_server_is_killed()
    {
        Team.PageErrors.Expect("50[0-9]|ERR_|WebSocket connection");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await PlayAsync(alice);
        foreach (var server in cluster!.Servers)
        {
            server.Kill();
            await Team.EveryoneAsync(table => table.ExpectConnectedAsync());
            await PlayAsync(alice);
            await server.RestartAsync(Ct);
        }
    }

    async Task PlayAsync(TablePage alice)
    {
        await alice.VoteAsync("5");
        await Team["Bob"].VoteAsync("8");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectCardOfAsync("Bob", "8"));
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("0 of 2 voted"));
    }
}
