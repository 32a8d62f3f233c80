using System.Collections.Concurrent;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>A vote without a response from the server is sent again, and counted once.</summary>
public class LostResponseTests(PokerServer server) : OutboxScenario(server)
{
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
    public async Task A_vote_whose_response_was_lost_is_counted_once_and_not_refused()
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
    public async Task A_vote_whose_response_was_lost_with_the_connection_is_sent_again_without_harm()
    {
        Team.PageErrors.Expect("ERR_FAILED|ERR_INTERNET_DISCONNECTED");
        var (alice, bob) = await JoinBothAsync();
        // Neither a response nor a frame can tell the page that the vote was saved.
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
