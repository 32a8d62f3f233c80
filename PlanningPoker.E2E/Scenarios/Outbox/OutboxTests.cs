using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>A vote made without a connection is kept, sent once when there is one, and shown as what it is.</summary>
public class OutboxTests(PokerServer server) : OutboxScenario(server)
{
    [Fact]
    public async Task Votes_made_offline_are_kept_and_only_the_last_is_sent()
    {
        var (alice, bob) = await JoinBothAsync();
        var sent = RecordRequests(bob);
        await bob.GoOfflineAsync();
        await bob.ExpectStatusAsync("Disconnected – check connection");
        foreach (var face in new[] { "1", "2", "5" })
        {
            await bob.VoteAsync(face);
            await bob.ExpectNotSentYetAsync(face);
        }
        await alice.ExpectProgressAsync("0 of 2 voted");

        await bob.GoOnlineAsync();
        await bob.ExpectSavedAsync("5");
        Assert.Equal(["vote value=5&round=1&rev=3"], sent);
        await ExpectRevealedVoteAsync(alice, "5");
    }

    [Fact]
    public async Task A_vote_made_offline_is_kept_when_the_page_is_closed_and_sent_when_it_is_opened_again()
    {
        var (alice, bob) = await JoinBothAsync();
        await bob.GoOfflineAsync();
        await bob.VoteAsync("8");
        await bob.ExpectNotSentYetAsync("8");
        // Closed, because a page that is left by navigation may be notified that it is online again.
        await bob.Page.CloseAsync();
        await alice.ExpectProgressAsync("0 of 2 voted");

        // The vote is shown at once, before it can be sent.
        await bob.Page.Context.RouteAsync("**/vote", route => route.AbortAsync());
        await bob.GoOnlineAsync();
        bob = await bob.OpenAnotherTabAsync();
        await bob.ExpectNotSentYetAsync("8");
        await bob.Page.Context.UnrouteAsync("**/vote");
        await bob.ExpectSavedAsync("8");
        await ExpectRevealedVoteAsync(alice, "8");
    }

    [Fact]
    public async Task A_vote_for_a_round_that_has_ended_is_not_counted_and_the_player_is_told()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await JoinBothAsync();
        await bob.GoOfflineAsync();
        await bob.VoteAsync("5");
        await bob.ExpectNotSentYetAsync("5");
        await alice.VoteAsync("3");
        await alice.RevealAsync();
        await alice.VoteAgainAsync();
        await Expect(alice.Story).ToContainTextAsync("Round 2");

        await bob.GoOnlineAsync();
        await bob.ExpectNotificationAsync("That round is over: your 5 was not counted.");
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await bob.ExpectNoCardAsync();
        await Expect(bob.Hand).ToContainTextAsync("Pick a card");
        await alice.ExpectProgressAsync("0 of 2 voted");
    }

    [Fact]
    public async Task A_changed_vote_that_comes_after_the_reveal_is_not_counted_and_the_player_is_told_which()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await JoinBothAsync();
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await bob.GoOfflineAsync();
        await bob.VoteAsync("13");
        await bob.ExpectNotSentYetAsync("13");
        await alice.RevealAsync();
        await Expect(alice.Page.Locator(".verdict")).ToHaveTextAsync("Only one estimate: 5");

        await bob.GoOnlineAsync();
        await bob.ExpectNotificationAsync("The cards are already revealed: your 13 was not counted.");
        await bob.ExpectCardOfAsync("Bob", "5");
    }

    [Fact]
    public async Task A_player_who_returns_to_the_counted_card_gets_no_refusal()
    {
        var (alice, bob) = await JoinBothAsync();
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await bob.GoOfflineAsync();
        await bob.VoteAsync("8");
        await bob.ExpectNotSentYetAsync("8");
        await bob.VoteAsync("5");
        await bob.ExpectNotSentYetAsync("5");
        await alice.RevealAsync();
        await alice.ExpectCardOfAsync("Bob", "5");

        await bob.GoOnlineAsync();
        await bob.ExpectCardOfAsync("Bob", "5");
        await ExpectOutboxEmptyAsync(bob);
        await Expect(bob.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(0);
    }
}
