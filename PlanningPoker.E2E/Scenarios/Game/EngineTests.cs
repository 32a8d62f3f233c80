using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Chromium, Firefox and WebKit at one table.</summary>
public class EngineTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public Task Players_in_Firefox_and_WebKit_play_a_round_with_two_in_Chromium() => EngineRound.PlayAsync(Team);

    [Theory]
    [InlineData(Engine.Firefox)]
    [InlineData(Engine.WebKit)]
    public async Task Another_engine_hosts_a_story_from_start_to_estimate(Engine engine)
    {
        await using var host = await Browser.OpenWindowAsync(engine);
        await host.GoToAsync(Server.Address);
        await host.TypeAsync("Session name", "Sprint 12");
        await host.TypeAsync("Your name", "Fay");
        await host.ClickAsync(AriaRole.Button, "Start session");
        await host.ExpectTextAsync("#connection .status-text", "Connected (1 player online)");
        var bob = await Team.JoinAsync(new(await host.EvaluateAsync<string>("location.href")), "Bob");

        await host.TypeAsync("Story title", "US-125 Reset a password");
        await host.ClickAsync(AriaRole.Button, "Add story");
        await bob.ExpectStoriesAsync("Reset a password");
        await host.ExpectTextAsync("#stories", "US-125");
        await host.ClickAsync(AriaRole.Button, "Next story");
        await Expect(bob.Story).ToContainTextAsync("Reset a password");
        await bob.VoteAsync("5");
        await host.ExpectTextAsync("#progress", "1 of 2 voted");
        await host.ClickAsync(AriaRole.Button, "Reveal cards");
        await bob.ExpectCardOfAsync("Bob", "5");
        await host.ExpectTextAsync("#results", "Consensus");
        await host.ClickAsync(AriaRole.Button, "5 (suggested)");
        await Expect(bob.StoryRow("Reset a password")).ToContainTextAsync("estimate 5");
    }
}
