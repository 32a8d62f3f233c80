using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>An action that a host takes without a connection is done once, and only after a confirmation if it is old.</summary>
public class HostOutboxTests(PokerServer server) : OutboxScenario(server)
{
    /// <summary>Makes the stored actions older than the action of a host may be.</summary>
    const string MakeOlder = """
        () => {
          for (const [key, text] of Object.entries(localStorage).filter(([key]) => key.includes(' action '))) {
            const action = JSON.parse(text);
            localStorage.setItem(key, JSON.stringify({ ...action, timestamp: action.timestamp - 61_000 }));
          }
        }
        """;

    [Fact]
    public async Task A_retry_of_a_completed_host_action_shows_no_error()
    {
        Team.PageErrors.Expect("ERR_FAILED|409");
        var (alice, bob) = await JoinBothAsync();
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await LoseFirstResponseAsync(alice, "**/reveal");
        await alice.RevealAsync();
        await bob.ExpectCardOfAsync("Bob", "5");
        await LoseFirstResponseAsync(alice, "**/reset");
        await alice.Page.RunAndWaitForResponseAsync(
            () => alice.Button("Vote again").ClickAsync(),
            answer => answer.Url.EndsWith("/reset", StringComparison.Ordinal) && answer.Status == 409);
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await Expect(alice.Button("Vote again")).ToBeVisibleAsync();
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await Expect(alice.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_host_who_reloads_before_the_response_arrives_sees_no_error()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await JoinBothAsync();
        var done = new TaskCompletionSource();
        await InterceptFirstAsync(alice, "**/reset", async route =>
        {
            // The server runs it; the page gets no response.
            await route.FetchAsync();
            done.SetResult();
        });
        await alice.Button("Vote again").ClickAsync();
        await done.Task.WaitAsync(HangLimit.Time, Ct);
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await alice.Page.ReloadAsync();
        await ExpectOutboxEmptyAsync(alice);
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await Expect(alice.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_tabs_without_locks_start_one_new_round_and_show_no_error()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await JoinBothAsync();
        await RemoveWebLocksAsync(alice);
        var other = await alice.OpenAnotherTabAsync();
        await other.ExpectStatusAsync(Connected);
        await alice.GoOfflineAsync();
        await alice.Button("Vote again").ClickAsync();
        await Expect(other.Page.Locator("#reset-form")).ToContainTextAsync("Not sent yet");
        await alice.GoOnlineAsync();
        foreach (var tab in new[] { alice, other })
        {
            await Expect(tab.Story).ToContainTextAsync("Round 2");
            await ExpectOutboxEmptyAsync(tab);
            await Expect(tab.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(0);
        }
        await Expect(bob.Story).ToContainTextAsync("Round 2");
    }

    [Fact]
    public async Task A_reveal_made_offline_is_done_when_the_network_is_back()
    {
        var (alice, bob) = await JoinBothAsync();
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.GoOfflineAsync();
        await alice.PressRevealAsync();
        await Expect(alice.Page.Locator("#reveal-form")).ToContainTextAsync("Not sent yet");
        await alice.GoOnlineAsync();
        await bob.ExpectCardOfAsync("Bob", "5");
        await alice.ExpectCardOfAsync("Bob", "5");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hosts_reveal_older_than_a_minute_asks_first(bool wanted)
    {
        var (alice, bob) = await JoinBothAsync();
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        var sent = RecordRequests(alice);
        await alice.GoOfflineAsync();
        await alice.PressRevealAsync();
        await Expect(alice.Page.Locator("#reveal-form")).ToContainTextAsync("Not sent yet");
        await alice.Page.EvaluateAsync(MakeOlder);
        await alice.GoOnlineAsync();
        await alice.ExpectStatusAsync(Connected);
        await alice.ExpectNotificationAsync("Reveal them now?");
        Assert.Empty(sent);

        var answer = wanted ? "Reveal cards" : "Cancel";
        await alice.Notifications.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
        await Expect(alice.Notifications).Not.ToContainTextAsync("Reveal them now?");
        if (wanted)
        {
            await bob.ExpectCardOfAsync("Bob", "5");
        }
        else
        {
            await Expect(alice.Button("Reveal cards")).ToBeVisibleAsync();
            await alice.RevealAsync();
            await bob.ExpectCardOfAsync("Bob", "5");
            Assert.Single(sent);
        }
    }

    [Fact]
    public async Task A_hosts_old_reveal_of_a_round_that_is_over_is_refused_and_not_asked_about()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await JoinBothAsync();
        await alice.MakeHostAsync("Bob");
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.GoOfflineAsync();
        await alice.PressRevealAsync();
        await Expect(alice.Page.Locator("#reveal-form")).ToContainTextAsync("Not sent yet");
        await alice.Page.EvaluateAsync(MakeOlder);
        await bob.VoteAgainAsync();
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await alice.GoOnlineAsync();
        await alice.ExpectNotificationAsync("That round is over: nothing was changed.");
        await Expect(alice.Notifications).Not.ToContainTextAsync("Reveal them now?");
        await Expect(alice.Button("Reveal cards")).ToBeVisibleAsync();
    }
}
