using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Leaving asks one question where it changes something for the others, and coming back asks for no name.</summary>
public class LeaveTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task The_last_host_is_told_who_becomes_host_and_so_is_everyone()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await Team.JoinAsync(alice.Invitation, "Bob");
        var carol = await Team.JoinAsync(alice.Invitation, "Carol");
        await Task.WhenAll(bob.KeepNotificationsAsync(), carol.KeepNotificationsAsync());

        await alice.LeaveAsync();
        await Expect(alice.Page.GetByText("Bob becomes host, because no other host is left.")).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("Enter");

        await Expect(bob.Button("Reveal cards")).ToBeVisibleAsync();
        await bob.ExpectNotificationAsync("You are host now");
        await carol.ExpectNotificationAsync("Alice left. Bob is now a host");
        await Expect(carol.Player("Bob")).ToContainTextAsync("host");
        await Expect(carol.Button("Reveal cards")).Not.ToBeVisibleAsync();
        await Expect(alice.Page.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Alice");
        await alice.Button("Join").ClickAsync();
        await bob.ExpectPlayersAsync("Alice", "Bob", "Carol");
    }

    [Fact]
    public async Task A_voter_is_asked_before_the_card_is_taken_back_and_may_stay()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");

        await bob.LeaveAsync();
        await Expect(bob.Page.GetByText("Your card in this round leaves with you.")).ToBeVisibleAsync();
        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Stay", Exact = true }).ClickAsync();

        await bob.ExpectSavedAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
    }

    [Fact]
    public async Task In_the_own_row_a_host_steps_down_or_leaves_and_is_asked()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.MakeHostAsync("Bob");
        var players = await Team["Bob"].OpenAnotherTabAsync("/players");
        var own = players.Player("Bob");
        await Expect(own.GetByRole(AriaRole.Button)).ToHaveTextAsync(["Skip", "Step down", "Leave"]);
        await Expect(players.Player("Alice").GetByRole(AriaRole.Button)).ToHaveTextAsync(["Skip", "No longer host", "Remove"]);

        await own.GetByRole(AriaRole.Button, new() { Name = "Step down" }).ClickAsync();
        await Expect(own.Locator(".mark")).ToHaveCountAsync(0);
        await Expect(own.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        players = await alice.OpenAnotherTabAsync("/players");
        await players.Player("Alice").GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await Expect(players.Page.GetByText("Bob becomes host, because no other host is left.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_JavaScript_the_question_is_a_page()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var join = await JoinPage.OpenAsync(
            await Team.OpenPageAsync("Zoë", new() { JavaScriptEnabled = false }), alice.Invitation);
        var zoe = await join.JoinAsObserverAsync("Zoë");
        await alice.MakeHostAsync("Zoë");
        await Expect(alice.Player("Zoë")).ToContainTextAsync("host");
        await alice.LeaveAsync();
        await Expect(alice.Button("Join")).ToBeVisibleAsync();

        await alice.Button("Join").ClickAsync();
        await zoe.LeaveAsync();
        await Expect(zoe.Page.GetByText("Alice becomes host")).ToBeVisibleAsync();
        await zoe.LeaveAsync();

        await Expect(zoe.Page.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Zoë");
        await Expect(zoe.Page.GetByRole(AriaRole.Radio, new() { Name = "Observer", Exact = true })).ToBeCheckedAsync();
        await Expect(alice.Button("Reveal cards")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_name_is_filled_in_in_another_session_of_this_browser()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var other = await Team.StartSessionAsync("Sprint 13", "Bob");
        var page = await alice.Page.Context.NewPageAsync();

        await page.GotoAsync($"{other.Invitation}");
        await Expect(page.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Alice");
        await page.GotoAsync("/");
        await Expect(page.GetByLabel("Your name", new() { Exact = true })).ToHaveValueAsync("Alice");
    }
}
