using System.Collections.Concurrent;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>What is clicked without a connection is kept, sent once when there is one, and never shown as what it is not.</summary>
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
        // Closed, not left: a page that is being left may hear that it is online again.
        await bob.Page.CloseAsync();
        await alice.ExpectProgressAsync("0 of 2 voted");

        // It shows at once, before anything could be sent.
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
        await bob.ExpectNotificationAsync("Round 1 is over: your 5 was not counted.");
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_tabs_show_the_same_unsent_vote_and_send_it_once(bool hasLocks)
    {
        var (alice, bob) = await JoinBothAsync();
        if (!hasLocks)
        {
            await RemoveWebLocksAsync(bob);
        }
        var other = await bob.OpenAnotherTabAsync();
        await other.ExpectStatusAsync(Connected);
        var sent = RecordRequests(bob);
        await bob.GoOfflineAsync();
        await bob.VoteAsync("5");
        await other.ExpectNotSentYetAsync("5");
        await other.VoteAsync("13");
        await bob.ExpectNotSentYetAsync("13");

        await bob.GoOnlineAsync();
        await bob.ExpectSavedAsync("13");
        await other.ExpectSavedAsync("13");
        // Without locks nothing makes one tab see at once what another has written: it may send the same again, and that is counted once.
        Assert.Equal(["vote value=13&round=1&rev=2"], hasLocks ? sent : sent.Distinct());
        Assert.InRange(sent.Count, 1, 2);
        await ExpectRevealedVoteAsync(alice, "13");
    }

    [Fact]
    public async Task Invalid_entries_in_the_storage_do_not_block_votes()
    {
        var (alice, bob) = await JoinBothAsync();
        await bob.Page.EvaluateAsync("""
            () => {
              const { live, me } = document.getElementById('connection').dataset;
              const action = { verb: 'vote', data: { value: '3' }, round: 1, rev: 1, timestamp: 1 };
              const entries = {
                'action x': 'abc', 'action y': '{', 'action z': action, 'action 1 leave ': { ...action, verb: 'leave' },
                'action 1 vote 7': { ...action, rev: 1e999 }, rev: { round: 1, rev: 1e999 },
              };
              for (const [key, value] of Object.entries(entries))
                localStorage.setItem(`outbox ${live} ${me} ${key}`, typeof value === 'string' ? value : JSON.stringify(value));
            }
            """);
        await bob.Page.ReloadAsync();
        await bob.ExpectStatusAsync(Connected);
        var sent = RecordRequests(bob);
        await bob.VoteAsync("8");
        await bob.ExpectSavedAsync("8");
        await ExpectOutboxEmptyAsync(bob);
        Assert.Equal(["vote value=8&round=1&rev=1"], sent);
        await ExpectRevealedVoteAsync(alice, "8");
    }

    [Fact]
    public async Task Another_tab_sends_the_unsent_vote_of_a_closed_tab()
    {
        var (alice, bob) = await JoinBothAsync();
        var other = await bob.OpenAnotherTabAsync();
        await other.ExpectStatusAsync(Connected);
        await bob.GoOfflineAsync();
        await bob.VoteAsync("5");
        await other.ExpectNotSentYetAsync("5");
        await bob.Page.CloseAsync();
        await other.GoOnlineAsync();
        await other.ExpectSavedAsync("5");
        await ExpectRevealedVoteAsync(alice, "5");
    }

    [Fact]
    public async Task A_vote_is_sent_again_after_a_busy_server_a_foreign_404_and_a_network_error()
    {
        Team.PageErrors.Expect("503|404|ERR_FAILED");
        var (alice, bob) = await JoinBothAsync();
        var answers = new ConcurrentQueue<Func<IRoute, Task>>(
        [
            route => route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } }),
            route => route.FulfillAsync(new() { Status = 404, ContentType = "text/html", Body = "<h1>No such backend</h1>" }),
            route => route.AbortAsync(),
        ]);
        await bob.Page.RouteAsync("**/vote", route => answers.TryDequeue(out var answer) ? answer(route) : route.ContinueAsync());
        await bob.VoteAsync("5");
        await bob.ExpectNotSentYetAsync("5");
        await bob.ExpectSavedAsync("5");
        Assert.Empty(answers);
        await ExpectRevealedVoteAsync(alice, "5");
    }

    [Fact]
    public async Task A_vote_whose_answer_was_lost_is_counted_once_and_not_refused()
    {
        Team.PageErrors.Expect("ERR_FAILED");
        var (alice, bob) = await JoinBothAsync();
        await LoseFirstResponseAsync(bob, "**/vote");
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.ExpectSavedAsync("5");
        await ExpectRevealedVoteAsync(alice, "5");
        await Expect(bob.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_vote_whose_answer_was_lost_with_the_connection_is_sent_again_without_harm()
    {
        Team.PageErrors.Expect("ERR_FAILED|ERR_INTERNET_DISCONNECTED");
        var (alice, bob) = await JoinBothAsync();
        // Neither the answer nor the link can say that it was saved.
        await InterceptFirstAsync(bob, "**/vote", async route =>
        {
            await bob.GoOfflineAsync();
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await bob.VoteAsync("5");
        await bob.ExpectNotSentYetAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.GoOnlineAsync();
        await bob.ExpectSavedAsync("5");
        await ExpectRevealedVoteAsync(alice, "5");
        await Expect(bob.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(0);
    }
}
