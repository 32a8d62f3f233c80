using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Two players in Chromium, one in Firefox and one in WebKit play two rounds at one table, and change hosts in between.</summary>
static class EngineRound
{
    public static async Task PlayAsync(Team team)
    {
        await using var fay = await Browser.OpenWindowAsync(Engine.Firefox);
        await using var sam = await Browser.OpenWindowAsync(Engine.WebKit);
        IWindow[] others = [fay, sam];
        var alice = await team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Task.WhenAll(WindowTable.JoinAsync(fay, alice.Invitation, "Fay"), WindowTable.JoinAsync(sam, alice.Invitation, "Sam"));
        await team.EveryoneAsync(table => table.ExpectPlayerCountAsync(4));
        await team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (4 players online)"));
        foreach (var window in others) await window.ExpectTextAsync("#connection .status-text", "Connected (4 players online)");

        await fay.ClickAsync(AriaRole.Button, "5");
        await fay.ExpectTextAsync("#hand", "Saved");
        await sam.ExpectTextAsync("#progress", "1 of 4 voted");
        await sam.ClickAsync(AriaRole.Button, "8");
        await sam.ExpectTextAsync("#hand", "Saved");
        await team["Bob"].ExpectNotificationAsync("Sam just voted!");
        await team["Bob"].VoteAsync("8");
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

    static Task<string[]> FacesAsync(IWindow window) =>
        window.EvaluateAsync<string[]>("[...document.querySelectorAll('#players .card-front')].map(card => card.textContent)");
}
