using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>The server is killed in the middle of a round, and what was promised, said and set in it holds after the restart.</summary>
public class KilledRoundTests : KilledServerScenario
{
    [Fact]
    public async Task An_anonymous_round_stays_anonymous_after_a_restart_also_when_the_setting_is_switched_off()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await SetAsync(alice, new { anonymous = true });
        await alice.VoteAsync("3");
        await alice.ExpectSavedAsync("3");
        await Team["Bob"].VoteAsync("13");
        await Team["Bob"].ExpectSavedAsync("13");

        await KillAndRestartAsync();
        await SetAsync(alice, new { anonymous = false });
        await Team["Carol"].VoteAsync("5");
        await alice.ExpectProgressAsync("3 of 3 voted");
        await alice.RevealAsync();

        await Team.EveryoneAsync(async table =>
        {
            await table.ExpectResultAsync("Average", "7");
            await Expect(table.Discussion).ToContainTextAsync("Far apart: 3 and 13");
            await Expect(table.Page.Locator("[data-card=up], .far-end, .pile-chips [data-seat]")).ToHaveCountAsync(0);
        });
        foreach (var address in new[] { ApiOf(alice), $"{ApiOf(alice)}/export?format=csv" })
        {
            var text = await (await Team["Carol"].Page.APIRequest.GetAsync(address)).TextAsync();
            Assert.DoesNotMatch(new Regex("(Bob|Alice)[^}\n]*\"?(vote|value)\"?[:,]", RegexOptions.None, TimeSpan.FromSeconds(1)), text);
        }
    }

    [Fact]
    public async Task Several_deleted_stories_come_back_with_the_round_after_a_restart_in_the_middle_of_the_offer()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three", "Four"]);
        await alice.StartStoryAsync("Two");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await EveryoneVotesAsync("5");
        string[] storyIds = [await IdOfStoryAsync(alice, "Two"), await IdOfStoryAsync(alice, "Three")];
        Assert.True((await alice.Page.APIRequest.PostAsync($"{ApiOf(alice)}/stories/delete", Body(new { storyIds }))).Ok);

        await UndoAfterKillAsync(alice);

        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Two", "One", "Three", "Four"));
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
    }

    [Fact]
    public async Task The_talk_goes_on_after_a_restart_with_reasons_earlier_rounds_and_reference_stories()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.AddStoriesAsync(["Sign in", "Search"]);
        await Expect(alice.StoryRow("Search")).ToBeVisibleAsync();
        Assert.True((await alice.Page.APIRequest.PatchAsync(await StoryAsync(alice, "Search"), Body(new { estimate = "5" }))).Ok);
        await alice.StartStoryAsync("Sign in");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Sign in"));
        await VoteAsync("3", "13");
        await alice.RevealAsync();
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Round 2"));
        await VoteAsync("3", "8");
        var vote = new { value = "8", reason = "Nobody knows the mail server" };
        Assert.True((await bob.Page.APIRequest.PostAsync($"{ApiOf(bob)}/vote", Body(vote))).Ok);

        await KillAndRestartAsync();
        await Expect(bob.Hand.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(vote.reason);
        await bob.Card("5").HoverAsync();
        await Expect(bob.Page.Locator(".reference[data-shown]")).ToContainTextAsync("Search");
        await alice.ExpectConnectedAsync();
        await alice.RevealAsync();

        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Player("Bob").Locator(".seat-reason")).ToHaveTextAsync(vote.reason);
            await Expect(table.Player("Bob")).ToContainTextAsync("highest");
            await Expect(table.Discussion).ToContainTextAsync("Bob: 13, then 8");
            await Expect(table.Discussion).ToContainTextAsync("Alice stayed at 3");
        });

        async Task VoteAsync(string ofAlice, string ofBob)
        {
            await alice.VoteAsync(ofAlice);
            await bob.VoteAsync(ofBob);
            await alice.ExpectProgressAsync("2 of 2 voted");
        }
    }

    [Fact]
    public async Task Who_may_do_what_is_as_it_was_set_after_a_restart()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await alice.MakeHostAsync("Bob");
        await Expect(Team["Bob"].Button("Reveal cards")).ToBeVisibleAsync();
        await SetAsync(alice, new { whoReveals = "everyone", whoManagesStories = "everyone", votesMayChange = false, timerSeconds = 90 });
        await Team["Carol"].VoteAsync("5");
        await Team["Carol"].ExpectSavedAsync("5");

        await KillAndRestartAsync();

        await Expect(Team["Bob"].Button("Vote again")).ToBeVisibleAsync();
        await Expect(alice.Page.Locator("#timer")).ToContainTextAsync("1:30");
        await Expect(Team["Carol"].Card("8")).ToHaveAttributeAsync("aria-disabled", "true");
        await Team["Carol"].AddStoryAsync("Search");
        await Team["Bob"].ExpectStoriesAsync("Search");
        await Team["Carol"].RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
    }

    static APIRequestContextOptions Body(object data) => new() { DataObject = data };

    static async Task<string> StoryAsync(TablePage table, string title) =>
        $"{ApiOf(table)}/stories/{await IdOfStoryAsync(table, title)}";

    static async Task<string> IdOfStoryAsync(TablePage table, string title) =>
        (await table.StoryRow(title).GetAttributeAsync("id"))!["row-".Length..];

    static async Task SetAsync(TablePage host, object settings) =>
        Assert.True((await host.Page.APIRequest.PatchAsync(ApiOf(host), Body(new { settings }))).Ok);
}
