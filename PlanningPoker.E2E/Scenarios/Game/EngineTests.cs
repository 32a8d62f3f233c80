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
    public async Task Players_in_Firefox_and_WebKit_play_a_round_with_two_in_Chromium()
    {
        await using var fay = await Browser.OpenWindowAsync(Engine.Firefox);
        await using var sam = await Browser.OpenWindowAsync(Engine.WebKit);
        IWindow[] others = [fay, sam];
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Task.WhenAll(WindowTable.JoinAsync(fay, alice.Invitation, "Fay"), WindowTable.JoinAsync(sam, alice.Invitation, "Sam"));
        await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(4));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (4 players online)"));
        foreach (var window in others) await window.ExpectTextAsync("#connection .status-text", "Connected (4 players online)");

        await fay.ClickAsync(AriaRole.Button, "5");
        await fay.ExpectTextAsync("#hand", "Saved");
        await sam.ExpectTextAsync("#progress", "1 of 4 voted");
        await sam.ClickAsync(AriaRole.Button, "8");
        await sam.ExpectTextAsync("#hand", "Saved");
        await Team["Bob"].ExpectNotificationAsync("Sam just voted!");
        await Team["Bob"].VoteAsync("8");
        foreach (var window in others) await window.ExpectTextAsync("#progress", "3 of 4 voted");
        await alice.ExpectProgressAsync("3 of 4 voted");
        foreach (var window in others) Assert.Equal(["", "", "", ""], await FacesAsync(window));

        await alice.RevealAsync();
        foreach (var window in others)
        {
            await window.ExpectTextAsync("#results", "Average");
            await window.ExpectTextAsync("#results", "Median");
            Assert.Equal(["", "5", "8", "8"], (await FacesAsync(window)).Order(StringComparer.Ordinal));
        }
        await alice.ExpectCardOfAsync("Fay", "5");
        await alice.ExpectCardOfAsync("Sam", "8");

        await alice.MakeHostAsync("Sam");
        await HostARoundAsync(sam, fay, alice);

        await sam.ClickAsync(AriaRole.Button, "Leave");
        await sam.ExpectTextAsync("h1", "Sprint 12");
        await fay.ExpectTextAsync("#connection .status-text", "Connected (3 players online)");
    }

    static async Task HostARoundAsync(IWindow sam, IWindow fay, TablePage alice)
    {
        await sam.ClickAsync(AriaRole.Button, "Vote again");
        await fay.ExpectTextAsync("#story", "Round 2");
        await fay.ClickAsync(AriaRole.Button, "13");
        await fay.ExpectTextAsync("#hand", "Saved");
        await sam.ExpectTextAsync("#progress", "1 of 4 voted");
        await sam.ClickAsync(AriaRole.Button, "Reveal cards");
        await alice.ExpectCardOfAsync("Fay", "13");
        await fay.ExpectTextAsync("#results", "Consensus");
    }

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

    static Task<string[]> FacesAsync(IWindow window) =>
        window.EvaluateAsync<string[]>("[...document.querySelectorAll('#players .card-front')].map(card => card.textContent)");
}
