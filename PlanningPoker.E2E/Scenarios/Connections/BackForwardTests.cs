using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>The back/forward cache shows a page as it was; the page then catches up.</summary>
public class BackForwardTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task After_going_back_a_page_is_live_again_and_shows_what_happened_in_between()
    {
        await using var browser = await Browser.OpenWithBackForwardCacheAsync();
        await using var own = new Team(browser, Address);
        var alice = await own.StartSessionAsync("Sprint 12", "Alice");
        var bob = await Team.JoinAsync(alice.Invitation, "Bob");
        await alice.ExpectStatusAsync("Connected (2 players online)");
        await alice.WatchForReloadAsync();

        await alice.Page.GotoAsync($"{alice.Invitation}/players");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        // A page from the cache does not load again.
        await alice.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });

        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.ExpectStatusAsync("Connected (2 players online)");
        await alice.ExpectNotReloadedAsync();
        await alice.RevealAsync();
        await bob.ExpectCardOfAsync("Bob", "5");
        Assert.Empty(own.PageErrors.Unexpected);
    }
}
