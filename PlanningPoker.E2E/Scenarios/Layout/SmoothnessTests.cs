using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>What the page itself takes: a reveal does not block it, and a vote is on the other screens at once.</summary>
[Collection(nameof(NonParallel))]
public class SmoothnessTests(PokerServer server) : TableTests(server)
{
    const int Players = 15, Votes = 60;

    static readonly string[] Faces = ["1", "2", "3", "5", "8", "13", "20"];

    protected override Microsoft.Playwright.ReducedMotion Motion => Microsoft.Playwright.ReducedMotion.NoPreference;

    [Fact]
    public async Task A_reveal_of_fifteen_cards_has_no_long_task_on_a_processor_that_is_four_times_slower()
    {
        LongTests.OrSkip(); // It means nothing on a busy machine.
        using var robo = await ApiClient.StartSessionAsync(Server.Address, "Sprint 12", "Robo");
        var alice = await Team.JoinAsync(robo.Invitation, "Alice");
        await alice.ExpectConnectedAsync();
        Assert.True(await robo.VoteAsync("8"));
        for (var i = 2; i < Players; i++)
        {
            using var player = await ApiClient.JoinAsync(alice.Invitation, $"Player {i}");
            Assert.True(await player.VoteAsync(Faces[i % Faces.Length]));
        }
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("15 of 15 voted");
        var chromium = await alice.Page.Context.NewCDPSessionAsync(alice.Page);
        await chromium.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await alice.Page.EvaluateAsync("""
            () => {
              window.tasks = [];
              new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(entry => entry.duration)))
                .observe({ type: 'longtask' });
            }
            """);
        using var promise = TimePromise.Watch();
        Assert.True((await robo.SendAsync(HttpMethod.Post, "/reveal", new { }, Ct)).IsSuccess);
        // The locators of a test look through the whole page, and would be a long task themselves.
        await alice.Page.WaitForFunctionAsync("() => document.querySelector('.verdict')");
        await alice.Page.EvaluateAsync("""
            async () => {
              await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
              await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            }
            """);
        var longest = (await alice.Page.EvaluateAsync<double[]>("window.tasks")).DefaultIfEmpty().Max();
        TestContext.Current.TestOutputHelper?.WriteLine($"The longest task took {longest:0} ms, slowdown {promise.Slowdown:0.0}.");
        promise.ExpectWithin(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(longest));
    }

    [Fact]
    public async Task A_vote_is_on_another_screen_within_150_ms_nineteen_times_out_of_twenty()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        foreach (var table in new[] { alice, bob })
            await table.Page.EvaluateAsync("""
                () => {
                  window.times = [];
                  document.addEventListener('click', event => {
                    if (event.target.closest('.hand-card, [formaction]')) window.times.push(Date.now());
                  }, true);
                  new MutationObserver(() => window.times.push(Date.now()))
                    .observe(document.getElementById('progress'), { subtree: true, childList: true, characterData: true });
                }
                """);
        using var promise = TimePromise.Watch();
        var took = new List<double>();
        for (var i = 0; i < Votes; i++)
        {
            foreach (var table in new[] { alice, bob }) await table.Page.EvaluateAsync("() => { window.times = []; }");
            await (i % 2 == 0 ? bob.VoteAsync("5") : bob.Button("Take back").ClickAsync());
            await alice.ExpectProgressAsync($"{(i + 1) % 2} of 2 voted");
            await (i % 2 == 0 ? bob.ExpectSavedAsync("5") : bob.ExpectNoCardAsync());
            took.Add(await alice.Page.EvaluateAsync<double>("window.times[0]") - await bob.Page.EvaluateAsync<double>("window.times[0]"));
        }
        took.Sort();
        var p95 = took[(int)(took.Count * 0.95)];
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Median {took[took.Count / 2]:0} ms, p95 {p95:0} ms, slowdown {promise.Slowdown:0.0}.");
        promise.ExpectWithin(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(p95));
    }
}
