using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>The server is killed in the middle of a countdown, a timer and an offer, and each goes on after the restart.</summary>
public class KilledClockTests : KilledServerScenario
{
    [Fact]
    public async Task A_countdown_reveals_the_cards_after_a_restart_in_the_middle()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await CountdownTests.SwitchOnAsync(alice);
        await EveryoneVotesAsync("5");
        await Team.EveryoneAsync(CountdownTests.ExpectCountdownAsync);
        var revealsAt = (await SnapshotAsync(alice))["revealsAt"];

        await KillAndRestartAsync();

        Assert.SkipUnless(IsBefore(KilledAt, revealsAt), "The machine was too slow for the three seconds.");
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
    }

    [Fact]
    public async Task A_timer_keeps_its_end_over_a_restart()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.Page.Keyboard.PressAsync("t");
        var time = Team["Bob"].Page.Locator(".timer-time");
        var end = await time.GetAttributeAsync("data-ends-at");

        await KillAndRestartAsync();

        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Expect(time).ToHaveAttributeAsync("data-ends-at", end!);
    }

    [Fact]
    public async Task The_controls_are_taken_after_a_restart_in_the_middle_of_the_offer()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.Page.GotoAsync("about:blank");
        await HandOverTests.ExpectOfferAsync(bob);

        await KillAsync();
        await bob.RefreshAsync();

        await bob.ExpectStatusAsync("Connected (1 player online)");
        await HandOverTests.ExpectOfferAsync(bob);
        await bob.Button("Take the controls").ClickAsync();
        await Expect(bob.Button("Vote again")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reveal_is_undone_after_a_restart_in_the_middle_of_the_offer()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await EveryoneVotesAsync("5");
        await alice.RevealAsync();

        await UndoAfterKillAsync(alice);

        await Team.EveryoneAsync(table => Expect(table.Results).ToBeHiddenAsync());
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
    }

    [Fact]
    public async Task Hidden_votes_that_were_left_are_back_after_a_restart_in_the_middle_of_the_offer()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await EveryoneVotesAsync("5");
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => table.ExpectNoCardAsync());

        await UndoAfterKillAsync(alice);

        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
        await alice.ExpectProgressAsync("2 of 2 voted");
    }

    [Fact]
    public async Task A_saved_estimate_is_taken_back_with_its_round_after_a_restart_in_the_middle_of_the_offer()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two"]);
        await alice.ExpectStoriesAsync("One", "Two");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await EveryoneVotesAsync("5");
        await alice.RevealAsync();
        await alice.PressAsync("N");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await Expect(alice.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5");

        await UndoAfterKillAsync(alice);

        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Story).ToContainTextAsync("One");
            await table.ExpectResultAsync("Average", "5");
            await Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("no estimate");
        });
    }

    [Fact]
    public async Task A_removed_player_is_back_at_the_table_after_a_restart_in_the_middle_of_the_offer()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await EveryoneVotesAsync("5");
        await alice.RemoveAsync("Bob");
        await Expect(Team["Bob"].Page.GetByText("A host removed you", new() { Exact = false })).ToBeVisibleAsync();

        await UndoAfterKillAsync(alice);

        await Team["Bob"].ExpectSavedAsync("5");
        await alice.ExpectPlayerCountAsync(2);
    }

    [Fact]
    public async Task What_was_set_in_the_middle_of_a_round_is_as_before_after_a_restart()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await alice.AddStoriesAsync(["Search", "Login"]);
        await Expect(alice.StoryRow("Login")).ToBeVisibleAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await alice.SkipAsync("Carol");
        await Expect(alice.Player("Carol")).ToContainTextAsync("skipped");
        await alice.ParkStoryAsync("Login");
        await Expect(alice.StoryRow("Login")).ToHaveCountAsync(0);
        await alice.Page.Keyboard.PressAsync("t");
        await alice.Button("Pause").ClickAsync();
        await Expect(alice.Button("Resume")).ToBeVisibleAsync();
        var session = ApiOf(alice);
        var settings = new { settings = new { locked = true, passcode = "open sesame", votesMayChange = false } };
        Assert.True((await alice.Page.APIRequest.PatchAsync(session, new() { DataObject = settings })).Ok);
        var before = await TextAsync();

        await KillAndRestartAsync();

        Assert.Equal(before, await TextAsync());
        var newcomer = await Team.OpenPageAsync("Dan");
        var refused = await newcomer.APIRequest.PostAsync($"{session}/players", new() { DataObject = new { name = "Dan" } });
        Assert.Contains("\"locked\"", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((int)HttpStatusCode.Unauthorized, (await newcomer.APIRequest.GetAsync(session)).Status);
        await alice.Button("Resume").ClickAsync();
        await Team.EveryoneAsync(table => Expect(table.Page.Locator(".timer-time")).ToHaveAttributeAsync("data-ends-at", new Regex(".+")));

        // Who is here is known only when all have connected again, the epoch is of the process, and an offer to undo may end meanwhile.
        async Task<string> TextAsync()
        {
            var snapshot = (await SnapshotAsync(alice)).AsObject();
            foreach (var name in (string[])["version", "epoch", "undo"]) Assert.True(snapshot.Remove(name), name);
            return Regex.Replace(snapshot.ToJsonString(), "\"here\":(true|false)", "");
        }
    }
}
