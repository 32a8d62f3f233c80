using Microsoft.Playwright;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>A page that is opened without a connection says so, and shows what was on screen last as what it is.</summary>
public class OfflineTests(PokerServer server) : TableTests(server)
{
    const string WaitUntilPrepared = """
        async () => {
            await navigator.serviceWorker.ready;
            const page = new URL('offline', document.baseURI);
            const isKept = () => caches.match(page, { ignoreVary: true });
            while (!navigator.serviceWorker.controller || !await isKept()) await new Promise(requestAnimationFrame);
        }
        """;

    [Fact]
    public async Task A_table_that_is_reloaded_offline_shows_what_was_on_screen_as_not_live_and_comes_back_by_itself()
    {
        Team.PageErrors.Expect("ERR_");
        using var proxy = FaultProxy.To(Server.Address);
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Carol");
        await alice.AddStoriesAsync(["US-1 Reset a password", "US-2 Invite by mail"]);
        await alice.StartStoryAsync("Reset a password");
        var page = await Team.OpenPageAsync(
            "Bob", new() { BaseURL = $"{proxy.Address}", ServiceWorkers = ServiceWorkerPolicy.Allow });
        var bob = await (await JoinPage.OpenAsync(page, proxy.Through(alice.Invitation))).JoinAsync("Bob");
        await Team["Carol"].VoteAsync("½");
        await bob.ExpectProgressAsync("1 of 3 voted");
        await page.EvaluateAsync(WaitUntilPrepared);

        proxy.Inject(Fault.Unplugged);
        await bob.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No connection" })).ToBeVisibleAsync();
        var last = page.GetByRole(AriaRole.Region, new() { Name = "Sprint 12" });
        await Expect(last).ToContainTextAsync("Not live: the screen of");
        await Expect(last).ToContainTextAsync("US-1 Reset a password");
        await Expect(last).ToContainTextAsync("1 of 3 voted");
        await Expect(last).ToContainTextAsync("US-2 Invite by mail");
        await Expect(last).ToContainTextAsync("Carol");
        await Expect(last).Not.ToContainTextAsync("½");
        await page.GotoAsync($"{proxy.Address}");
        await Expect(last).ToContainTextAsync("Not live: the screen of");
        await page.GotoAsync($"{proxy.Through(alice.Invitation)}");
        await Expect(last).ToBeVisibleAsync();

        proxy.Inject(Fault.None);
        await bob.ExpectConnectedAsync();
        await bob.ExpectProgressAsync("1 of 3 voted");
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("2 of 3 voted");
    }
}
