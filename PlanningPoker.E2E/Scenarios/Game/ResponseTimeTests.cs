using System.Diagnostics;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>The response times that the product promises.</summary>
[Collection(nameof(NonParallel))]
public class ResponseTimeTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_removed_player_is_back_at_the_join_form_within_a_second()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        var (bob, carol) = (Team["Bob"], Team["Carol"]);
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 3 voted");
        await bob.ExpectStatusAsync("Connected (3 players online)");
        await carol.ExpectStatusAsync("Connected (3 players online)");

        // Measured from the host's response until the tab requests its page again, without the time for rendering.
        var requested = new TaskCompletionSource();
        bob.Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest) requested.TrySetResult();
        };
        using var promise = TimePromise.Watch();
        await alice.Page.RunAndWaitForResponseAsync(
            () => alice.RemoveAsync("Bob"), answer => answer.Url.EndsWith("/remove", StringComparison.Ordinal));
        var clock = Stopwatch.StartNew();
        await requested.Task.WaitAsync(HangLimit.Time, Ct);
        promise.ExpectWithin(TimeSpan.FromSeconds(1), clock.Elapsed);

        await Expect(bob.Button("Join")).ToBeVisibleAsync();
        foreach (var table in new[] { alice, carol })
        {
            await table.ExpectPlayersAsync("Alice", "Carol");
            await table.ExpectPlayerCountAsync(2);
            await table.ExpectProgressAsync("0 of 2 voted");
            await table.ExpectStatusAsync("Connected (2 players online)");
        }
        await carol.ExpectNotificationAsync("Bob was removed by Alice");

        await new JoinPage(bob.Page).JoinAsync("Bob");
        await carol.ExpectPlayerCountAsync(3);
    }

    [Fact]
    public async Task A_digit_chooses_its_card_and_waits_half_a_second_where_a_longer_face_begins_with_it()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        var keys = alice.Page.Keyboard;
        await alice.Page.EvaluateAsync("""
            () => {
              window.chosen = [];
              document.addEventListener('click', e => {
                const card = e.target.closest('.hand-card');
                if (card) window.chosen.push({ face: card.dataset.face, at: performance.now() - window.typed });
              });
              document.addEventListener('keydown', () => { window.typed = performance.now(); }, { capture: true });
            }
            """);
        using var promise = TimePromise.Watch();
        await keys.PressAsync("8");
        await alice.ExpectMyCardAsync("8");
        await keys.TypeAsync("13");
        await alice.ExpectMyCardAsync("13");
        await keys.PressAsync("1");
        await alice.ExpectMyCardAsync("1");
        await keys.TypeAsync("100");
        await alice.ExpectMyCardAsync("100");

        var chosen = await alice.Page.EvaluateAsync<ChosenCard[]>("window.chosen");
        Assert.Equal(["8", "13", "1", "100"], chosen.Select(one => one.Face));
        foreach (var each in (ChosenCard[])[chosen[0], chosen[1], chosen[3]])
            promise.ExpectWithin(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(each.At));
        Assert.InRange(chosen[2].At, 500, double.MaxValue);
        promise.ExpectWithin(TimeSpan.FromMilliseconds(2500), TimeSpan.FromMilliseconds(chosen[2].At));
    }

    sealed record ChosenCard
    {
        public string Face { get; init; } = "";
        public double At { get; init; }
    }
}
