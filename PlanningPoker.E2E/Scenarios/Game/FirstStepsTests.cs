using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A new table tells its host what to do first.</summary>
public class FirstStepsTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Each_step_goes_when_it_was_followed()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectConnectedAsync();
        var steps = StepsOf(alice);
        var (invite, add) = (steps.GetByRole(AriaRole.Button, new() { Name = "Invite your team", Exact = true }),
            steps.GetByRole(AriaRole.Link, new() { Name = "Add stories", Exact = true }));
        await Expect(steps).ToContainTextAsync("Your table is ready");
        await invite.ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Dialog, new() { Name = "Invite your team", Exact = true })).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("Escape");

        var bob = await Team.JoinAsync(alice.Invitation, "Bob");
        await Expect(invite).ToHaveCountAsync(0);
        await Expect(add).ToBeVisibleAsync();
        await Expect(StepsOf(bob)).ToBeHiddenAsync();

        await alice.AddStoryAsync("Sign in with a passkey");
        await Expect(add).ToHaveCountAsync(0);
        await Expect(steps).ToContainTextAsync("just pick a card");

        await alice.VoteAsync("5");
        await Expect(steps).ToBeHiddenAsync();
        await alice.ExpectSavedAsync("5");
        await alice.ReloadAsync();
        await alice.ExpectConnectedAsync();
        await Expect(steps).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_JavaScript_the_steps_lead_to_the_same_places()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Alice", new() { JavaScriptEnabled = false }));
        var alice = await home.StartSessionAsync("Sprint 12", "Alice");
        await Expect(StepsOf(alice)).ToContainTextAsync("just pick a card");
        await StepsOf(alice).GetByRole(AriaRole.Button, new() { Name = "Invite your team", Exact = true }).ClickAsync();
        await Expect(alice.Page.GetByText($"{alice.Invitation}", new() { Exact = true })).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("Escape");
        await StepsOf(alice).GetByRole(AriaRole.Link, new() { Name = "Add stories", Exact = true }).ClickAsync();
        await Expect(alice.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/stories$"));
    }

    static ILocator StepsOf(TablePage table) => table.Page.Locator("#first-steps");
}
