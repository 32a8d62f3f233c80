using PlanningPoker.E2E.Scenarios.Game;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>Chromium, Firefox and WebKit at one table whose requests reach three servers at random.</summary>
public sealed class EnginesTests : BrowserTests
{
    Cluster? cluster;

    protected override Uri Address => cluster!.Address;

    protected override string ServerLog => string.Join('\n', cluster!.Servers.Select(server => server.Log));

    public override async ValueTask InitializeAsync()
    {
        cluster = await Cluster.StartAsync(Ct);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }

    [Fact]
    public Task Players_in_three_engines_play_two_rounds() => EngineRound.PlayAsync(Team);
}
