using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using PlanningPoker.E2E.Scenarios.Layout;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.Web.Demo;
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

    [Fact]
    public async Task Axe_finds_nothing_at_its_start_and_at_its_table()
    {
        var page = await Team.OpenPageAsync("Alice");
        var found = new List<string>();
        await page.GotoAsync("/");
        await CheckAsync("the start");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a demo", Exact = true }).ClickAsync();
        var table = await TablePage.WaitForTableAsync(page);
        await table.ExpectProgressAsync("4 of 5 voted");
        await CheckAsync("voting");
        await table.VoteAsync("5");
        await table.ExpectProgressAsync("5 of 5 voted");
        await table.RevealAsync();
        await CheckAsync("revealed");
        Assert.True(found.Count == 0, string.Join('\n', found));

        Task CheckAsync(string what) => AccessibilityTests.CheckInPassingAsync(page, what, found);
    }

    [Fact]
    public async Task One_more_than_go_on_at_once_is_refused_in_words_that_help()
    {
        Team.PageErrors.Expect("429");
        var page = await Team.OpenPageAsync("Alice");
        for (var i = 0; i < Demos.MaxAtOnce; i++)
        {
            var started = await page.APIRequest.PostAsync("demo", new() { MaxRedirects = 0 });
            Assert.Equal(303, started.Status);
        }
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a demo", Exact = true }).ClickAsync();

        await Expect(page.GetByText("All demos of this server are taken. Try again in a few minutes")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var found = new List<string>();
        await AccessibilityTests.CheckInPassingAsync(page, "refused", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a new session", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("Session name", new() { Exact = true })).ToBeVisibleAsync();
    }
}
