using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Somebody who is alone plays a demo.</summary>
public sealed class DemoTests : BrowserTests
{
    PokerServer? server;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log.ToString()!;

    public override async ValueTask InitializeAsync()
    {
        server = await PokerServer.StartAsync(host => host.UseSetting("Demo:VoteWithin", "00:00:01"));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Four_players_vote_by_themselves_in_each_round()
    {
        var page = await Team.OpenPageAsync("Alice");
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a demo", Exact = true }).ClickAsync();
        var table = await TablePage.WaitForTableAsync(page);
        await table.ExpectStatusAsync("Connected (5 players online)");
        await table.ExpectPlayersAsync("Me", "Mia", "Ben", "Aisha", "Leo");
        await Expect(table.Story).ToContainTextAsync("Sign in with a passkey");

        await table.ExpectProgressAsync("4 of 5 voted");
        await table.VoteAsync("5");
        await table.ExpectProgressAsync("5 of 5 voted");
        await table.RevealAsync();
        await Expect(table.Results).ToBeVisibleAsync();

        await table.VoteAgainAsync();
        await table.ExpectProgressAsync("4 of 5 voted");
    }
}
