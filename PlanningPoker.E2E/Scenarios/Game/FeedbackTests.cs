using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Every success and every error is shown where the player looks.</summary>
public class FeedbackTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task An_invalid_estimate_shows_an_error_in_its_dialog_and_a_valid_one_closes_it()
    {
        Team.PageErrors.Expect("422");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("One");
        await alice.StartStoryAsync("One");
        await Expect(alice.Story).ToContainTextAsync("One");
        await alice.VoteAsync("5");
        await alice.RevealAsync();
        await alice.Button("Other…").ClickAsync();
        var dialog = alice.Page.GetByRole(AriaRole.Dialog, new() { Name = "Estimate", Exact = true });
        var field = dialog.GetByLabel("Estimate", new() { Exact = true });
        await field.FillAsync("lots");
        await field.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That card is not in this deck.");
        await Expect(field).ToHaveValueAsync("lots");
        await Expect(alice.Page.Locator(".toast")).ToHaveCountAsync(0);
        await field.FillAsync("21");
        await field.PressAsync("Enter");
        await Expect(dialog).Not.ToBeVisibleAsync();
        await Expect(alice.StoryRow("One")).ToContainTextAsync("estimate 21");
    }

    [Fact]
    public async Task The_notification_of_votes_counts_each_voter_once_and_no_vote_that_was_taken_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        var (bob, carol) = (Team["Bob"], Team["Carol"]);
        await alice.KeepNotificationsAsync();
        var vote = alice.Page.Locator(".toast[data-kind=vote] .toast-text");
        await bob.VoteAsync("8");
        await Expect(vote).ToHaveTextAsync("Bob just voted!");
        await carol.VoteAsync("5");
        await Expect(vote).ToHaveTextAsync("Carol just voted! So did 1 other.");
        await bob.ExpectSavedAsync("8");
        await bob.Button("Take back").ClickAsync();
        await alice.ExpectProgressAsync("1 of 3 voted");
        await bob.VoteAsync("13");
        await Expect(vote).ToHaveTextAsync("Bob just voted! So did 1 other.");
        await carol.Button("Take back").ClickAsync();
        await bob.Button("Take back").ClickAsync();
        await alice.ExpectProgressAsync("0 of 3 voted");
        await bob.VoteAsync("3");
        await Expect(vote).ToHaveTextAsync("Bob just voted!");
    }

    [Fact]
    public async Task Votes_at_the_same_moment_are_one_notification_and_nobody_reads_of_their_own()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        foreach (var table in new[] { alice, Team["Bob"] }) await table.KeepNotificationsAsync();
        using var carol = await ApiClient.JoinAsync(alice.Invitation, "Carol");
        using var dan = await ApiClient.JoinAsync(alice.Invitation, "Dan");
        using var kim = await ApiClient.JoinAsync(alice.Invitation, "Kim");

        await Task.WhenAll(Team["Bob"].VoteAsync("5"), carol.VoteAsync("8"), dan.VoteAsync("8"), kim.VoteAsync("8"));

        await alice.ExpectProgressAsync("4 of 5 voted");
        await Expect(Votes(alice)).ToHaveTextAsync(new Regex("just voted! So did 3 others\\.$"));
        await Expect(Votes(Team["Bob"])).ToHaveTextAsync(new Regex("^(Carol|Dan|Kim) just voted! So did 2 others\\.$"));

        static ILocator Votes(TablePage table) => table.Page.Locator(".toast[data-kind=vote] .toast-text");
    }

    [Fact]
    public async Task Several_who_join_are_one_notification_that_moves_no_other()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.KeepNotificationsAsync();
        await Team["Bob"].VoteAsync("5");
        var vote = alice.Page.Locator(".toast[data-kind=vote]");
        await Expect(vote).ToBeVisibleAsync();
        var before = await vote.BoundingBoxAsync();
        foreach (var name in new[] { "Carol", "Dan", "Kim" })
        {
            using var player = await ApiClient.JoinAsync(alice.Invitation, name);
        }
        var joins = alice.Page.Locator(".toast[data-kind=join]");
        await Expect(joins.Locator(".toast-text")).ToHaveTextAsync(["Kim and 2 others joined"]);
        Assert.Equal(before!.Y, (await vote.BoundingBoxAsync())!.Y);

        // The toasts of one frame, without an older one.
        await joins.EvaluateAsync("""
            toast => {
              const [first, second] = [0, 1].map(() => toast.cloneNode(true));
              [first.dataset.by, first.dataset.name, second.dataset.by, second.dataset.name] = ['x', 'Lea', 'y', 'Max'];
              for (const each of [first, second]) delete each.dataset.others;
              toast.remove();
              document.getElementById('notifications').append(first, second);
            }
            """);
        await Expect(joins.Locator(".toast-text")).ToHaveTextAsync(["Max and 1 other joined"]);
    }

    [Fact]
    public async Task Saving_shows_one_confirmation()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var players = await alice.OpenAnotherTabAsync("/players");
        await players.Page.GetByLabel("Your name", new() { Exact = true }).FillAsync("Alicia");
        await players.Button("Save").ClickAsync();
        await players.ExpectNotificationAsync("Saved");
        await players.Page.ReloadAsync();
        await players.ExpectPlayersAsync("Alicia");
        await Expect(players.Page.Locator(".toast")).ToHaveCountAsync(0);

        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
    }

    [Fact]
    public async Task A_taken_name_shows_an_error_next_to_its_field()
    {
        Team.PageErrors.Expect("409");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var players = await alice.OpenAnotherTabAsync("/players");
        var field = players.Page.GetByLabel("Your name", new() { Exact = true });
        await field.FillAsync("bob");
        await players.Button("Save").ClickAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAccessibleDescriptionAsync(
            "Someone here is already called bob. "
            + "If that is you, use the browser you joined with. Otherwise choose another name.");
        await Expect(field).ToHaveValueAsync("bob");
    }

    [Fact]
    public async Task Renaming_a_session_changes_the_title_of_every_tab()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Expect(Team["Bob"].Page).ToHaveTitleAsync("0 of 2 voted · Sprint 12 – Planning Poker");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByLabel("Session name", new() { Exact = true }).FillAsync("Sprint $& 13");
        await settings.Button("Save settings").ClickAsync();
        await Team.EveryoneAsync(table => Expect(table.Page).ToHaveTitleAsync("0 of 2 voted · Sprint $& 13 – Planning Poker"));
    }

    [Fact]
    public async Task The_players_of_a_deleted_session_see_that_a_host_deleted_it()
    {
        Team.PageErrors.Expect("404");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Yes, delete it for everyone", Exact = true }).CheckAsync();
        await settings.Button("Delete session").ClickAsync();
        await Expect(Team["Bob"].Page.GetByRole(AriaRole.Heading, new() { Name = "This session was deleted", Exact = true }))
            .ToBeVisibleAsync();
        await Expect(Team["Bob"].Page.GetByText("A host deleted it for everyone")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task My_own_seat_is_marked_on_my_screen_and_on_no_other()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.MakeHostAsync("Bob");
        foreach (var (table, me, other) in new[] { (alice, "Alice", "Bob"), (Team["Bob"], "Bob", "Alice") })
        {
            await Expect(table.Player("Bob")).ToContainTextAsync("host");
            await Expect(table.Player(me)).ToHaveAttributeAsync("data-you", "");
            await Expect(table.Player(other)).Not.ToHaveAttributeAsync("data-you", "");
            Assert.Equal(("\"you\"", "none"), (await MarkTextAsync(table.Player(me)), await MarkTextAsync(table.Player(other))));
        }
    }

    static Task<string> MarkTextAsync(ILocator player) =>
        player.Locator(".player-marks").EvaluateAsync<string>("marks => getComputedStyle(marks, '::before').content");
}
