using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A host decides who comes in: a locked session, and one with a passcode.</summary>
public class EntryTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_newcomer_is_asked_for_the_passcode_and_sees_nothing_before()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByLabel("Passcode for newcomers", new() { Exact = true }).FillAsync("blue whale");
        await settings.Button("Save settings").ClickAsync();
        await Expect(settings.Page.GetByText("There is a passcode.")).ToBeVisibleAsync();

        var page = await Team.OpenPageAsync("Bob", new() { JavaScriptEnabled = false });
        await page.GotoAsync($"{alice.Invitation}");
        await Expect(page.GetByText("Alice")).ToHaveCountAsync(0);
        await page.GetByLabel("Your name", new() { Exact = true }).FillAsync("Bob");
        await page.GetByLabel("Passcode", new() { Exact = true }).FillAsync("red fox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This is not the passcode. Ask your host for it.");
        await Expect(page.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Bob");
        await page.GetByLabel("Passcode", new() { Exact = true }).FillAsync("blue whale");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();

        await alice.ExpectPlayersAsync("Alice", "Bob");
        Team.PageErrors.Expect("403");
    }

    [Fact]
    public async Task A_locked_session_says_so_to_newcomers_and_lets_in_who_was_there()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team["Bob"].LeaveAsync();
        await Expect(Team["Bob"].Button("Join")).ToBeVisibleAsync();
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Keep newcomers out", Exact = true }).CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");

        var page = await Team.OpenPageAsync("Carol");
        await page.GotoAsync($"{alice.Invitation}");
        await Expect(page.GetByText("This session is locked")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true })).ToHaveCountAsync(0);
        await Team["Bob"].Button("Join").ClickAsync();

        await alice.ExpectPlayersAsync("Alice", "Bob");
    }
}
