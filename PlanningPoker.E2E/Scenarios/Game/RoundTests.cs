using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Several browsers at one table: everyone sees every change without refreshing.</summary>
public class RoundTests(PokerServer server) : TableTests(server)
{
    protected override ReducedMotion Motion => ReducedMotion.NoPreference;

    [Fact]
    public async Task Everyone_sees_every_vote_the_reveal_and_the_next_round_without_refreshing()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol", "Dave");
        await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(4));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (4 players online)"));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());

        await VoteAsync("Bob", "8", 1);
        await VoteAsync("Alice", "3", 2);
        await VoteAsync("Carol", "5", 3);
        await VoteAsync("Dave", "8", 4);
        await Team.EveryoneAsync(table => table.ExpectNotRevealedAsync());

        await alice.RevealAsync();
        await Team.EveryoneAsync(ExpectRevealAsync);
        await Team["Dave"].ExpectNotificationAsync("Cards revealed by Alice");

        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(async table =>
        {
            await table.ExpectProgressAsync("0 of 4 voted");
            await table.ExpectNoCardAsync();
            await Expect(table.Story).ToContainTextAsync("Round 2");
            await Expect(table.Page.Locator(".card[data-card=up]")).ToHaveCountAsync(0);
        });
        await Team["Bob"].ExpectNotificationAsync("New round started by Alice");
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());
    }

    [Fact]
    public async Task Each_story_counts_its_own_rounds()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two"]);
        await alice.ExpectStoriesAsync("One", "Two");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Round 1"));
        await alice.VoteAsync("5");
        await alice.RevealAsync();
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Round 2"));
        await alice.VoteAsync("8");
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => Expect(table.Discussion.GetByText("Round by round")).ToBeVisibleAsync());

        await alice.StartStoryAsync("Two");
        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Story).ToContainTextAsync("Two");
            await Expect(table.Story).ToContainTextAsync("Round 1");
        });
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Round 3"));
    }

    [Fact]
    public async Task A_changed_vote_counts_once_and_one_that_is_taken_back_does_not_count()
    {
        await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var (alice, bob) = (Team["Alice"], Team["Bob"]);
        await bob.VoteAsync("8");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.VoteAsync("13");
        await bob.ExpectMyCardAsync("13");
        await alice.ExpectProgressAsync("1 of 2 voted");

        await bob.Button("Take back").ClickAsync();
        await bob.ExpectNoCardAsync();
        await alice.ExpectProgressAsync("0 of 2 voted");

        Team.PageErrors.Expect("409");
        await alice.PressRevealAsync();
        await alice.ExpectNotificationAsync("Nobody has voted yet.");
    }

    async Task VoteAsync(string player, string face, int votes)
    {
        await Team[player].VoteAsync(face);
        await Team.EveryoneAsync(async table =>
        {
            // First, because a notification disappears again.
            if (table != Team[player]) await table.ExpectNotificationAsync($"{player} just voted!");
            await table.ExpectProgressAsync($"{votes} of 4 voted");
            await Expect(table.Player(player)).ToContainTextAsync("voted");
        });
        await Team[player].ExpectSavedAsync(face);
        Assert.DoesNotContain(
            $"{player} just voted!", await Team[player].Page.Locator("#notifications").TextContentAsync(), StringComparison.Ordinal);
    }

    static async Task ExpectRevealAsync(TablePage table)
    {
        await table.ExpectResultAsync("Average", "6");
        await table.ExpectResultAsync("Median", "6.5");
        await table.ExpectResultAsync("Consensus", "No");
        await table.ExpectCardOfAsync("Alice", "3");
        await table.ExpectCardOfAsync("Bob", "8");
        await table.ExpectCardOfAsync("Carol", "5");
        await table.ExpectCardOfAsync("Dave", "8");
    }
}

/// <summary>The same tests in Firefox.</summary>
public class RoundInFirefoxTests(PokerServer server) : RoundTests(server)
{
    protected override Engine Engine => Engine.Firefox;
}
