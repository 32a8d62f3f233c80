using System.Globalization;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>The home page remembers, in this browser only, which sessions were open in it.</summary>
public class HomeTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_session_is_opened_again_from_the_home_page_and_forgotten_there()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        var home = alice.Page;
        await WaitForNoteAsync(home);
        await home.GotoAsync("/");
        await Expect(Sessions(home)).ToHaveTextAsync(["Sprint 12 host this minute"]);
        await Expect(home.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Alice");
        await Sessions(home).GetByRole(AriaRole.Link).ClickAsync();
        await TablePage.WaitForTableAsync(home);
        await alice.ExpectStatusAsync("Connected (1 player online)");

        await home.GotoAsync("/");
        await home.GetByRole(AriaRole.Button, new() { Name = "Forget", Exact = true }).ClickAsync();
        await Expect(Sessions(home)).ToHaveCountAsync(0);
        await Expect(home.GetByText("Sessions that you open in this browser will be here.")).ToBeVisibleAsync();
        await home.ReloadAsync();
        await Expect(home.GetByText("Sessions that you open in this browser will be here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_session_says_which_role_one_had_and_all_are_forgotten_at_once()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = await Team.OpenPageAsync("Bob");
        await (await JoinPage.OpenAsync(page, alice.Invitation)).JoinAsObserverAsync("Bob");
        await WaitForNoteAsync(page);
        await (await HomePage.OpenAsync(page)).StartSessionAsync("Refinement", "Bob");
        await WaitForNoteAsync(page, "Refinement");
        await page.GotoAsync("/");
        await Expect(Sessions(page)).ToHaveTextAsync(["Refinement host this minute", "Sprint 12 observer this minute"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Forget all", Exact = true }).ClickAsync();
        await Expect(Sessions(page)).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByText("Sessions that you open in this browser will be here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_deleted_session_leaves_the_list()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team["Bob"].ExpectStatusAsync("Connected (2 players online)");
        Team.PageErrors.Expect("404");
        await alice.Page.GotoAsync($"{alice.Invitation}/settings");
        await alice.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Yes, delete it for everyone", Exact = true }).CheckAsync();
        await alice.Button("Delete session").ClickAsync();

        await Expect(alice.Page.GetByText("The session was deleted for everyone, with its stories, rounds and votes.")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByText("Sessions that you open in this browser will be here.")).ToBeVisibleAsync();
        var bob = Team["Bob"].Page;
        await Expect(bob.GetByRole(AriaRole.Heading, new() { Name = "This session was deleted", Exact = true })).ToBeVisibleAsync();
        await bob.GotoAsync("/");
        await Expect(bob.GetByText("Sessions that you open in this browser will be here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_code_that_no_session_has_can_be_corrected()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        Team.PageErrors.Expect("404");
        var bob = await Team.OpenPageAsync("Bob");
        await bob.GotoAsync($"{alice.Invitation}X");
        var field = bob.GetByLabel("Session code", new() { Exact = true });
        await Expect(field).ToHaveValueAsync($"{alice.Invitation.Segments[^1]}X");
        await field.PressAsync("End");
        await field.PressAsync("Backspace");
        await field.PressAsync("Enter");
        await Expect(bob.GetByRole(AriaRole.Heading, new() { Name = "Sprint 12", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("Join us: {0}.")]
    [InlineData("({1}).")]
    public async Task A_whole_invitation_and_a_code_in_brackets_lead_to_the_session(string text)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var typed = string.Format(CultureInfo.InvariantCulture, text, alice.Invitation, alice.Invitation.Segments[^1]);
        var bob = await Team.OpenPageAsync("Bob");
        await bob.GotoAsync("/");
        await bob.GetByLabel("Session code", new() { Exact = true }).FillAsync(typed);
        await bob.Keyboard.PressAsync("Enter");
        await Expect(bob.GetByRole(AriaRole.Heading, new() { Name = "Sprint 12", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_code_with_a_full_stop_in_the_address_leads_to_the_session()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await Team.OpenPageAsync("Bob");
        await bob.GotoAsync($"{alice.Invitation}).");
        await Expect(bob.GetByRole(AriaRole.Heading, new() { Name = "Sprint 12", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_picture_of_a_table_is_still_for_who_prefers_reduced_motion_and_can_be_paused_by_others()
    {
        const string IsMoving = "document.getAnimations().some(each => each.playState === 'running')";
        var still = await Team.OpenPageAsync("Alice");
        await still.GotoAsync("/");
        Assert.False(await still.EvaluateAsync<bool>(IsMoving));
        await Expect(still.GetByRole(AriaRole.Checkbox, new() { Name = "Pause the picture" })).ToBeHiddenAsync();

        var moving = await Team.OpenPageAsync("Bob", new() { ReducedMotion = ReducedMotion.NoPreference });
        await moving.GotoAsync("/");
        await moving.WaitForFunctionAsync(IsMoving);
        await moving.GetByRole(AriaRole.Checkbox, new() { Name = "Pause the picture" }).PressAsync("Space");
        await moving.WaitForFunctionAsync($"!({IsMoving})");
    }

    static ILocator Sessions(IPage home) => home.Locator("#recent .recent-row");

    /// <summary>Waits until the page has noted its session: the script for it is loaded after the page.</summary>
    static async Task WaitForNoteAsync(IPage page, string session = "Sprint 12") =>
        await page.WaitForFunctionAsync("name => JSON.stringify(localStorage).includes(name)", session);
}
