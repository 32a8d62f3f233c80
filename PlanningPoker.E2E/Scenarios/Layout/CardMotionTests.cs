using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>A card is turned over by an animation of one element, which is not replaced.</summary>
public class CardMotionTests(PokerServer server) : TableTests(server)
{
    protected override ReducedMotion Motion => ReducedMotion.NoPreference;

    [Fact]
    public async Task The_same_card_turns_on_every_screen()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        foreach (var table in new[] { alice, bob })
        {
            await table.Page.EvaluateAsync("""
                () => {
                  const card = document.querySelector('.card[data-card="down"] .card-turn');
                  window.card = card;
                  window.turns = [];
                  card.addEventListener('transitionrun', e => window.turns.push(`${e.propertyName} runs`));
                  card.addEventListener('transitionend', e => window.turns.push(`${e.propertyName} ends`));
                }
                """);
        }
        await alice.RevealAsync();
        foreach (var table in new[] { alice, bob })
        {
            await table.Page.WaitForFunctionAsync("() => window.turns.includes('transform ends')");
            Assert.Contains("transform runs", await table.Page.EvaluateAsync<string[]>("window.turns"));
            Assert.True(await table.Page.EvaluateAsync<bool>(
                "window.card === document.querySelector('.card[data-card=\"up\"] .card-turn')"));
            // Turned over: the front is visible.
            Assert.StartsWith("matrix3d(-1", await table.Page.EvaluateAsync<string>("getComputedStyle(window.card).transform"),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ones_own_card_goes_from_the_hand_to_the_seat()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectConnectedAsync();
        await alice.WaitForLaterScriptAsync("deal");
        await alice.Page.EvaluateAsync("""
            () => {
              const { animate } = Element.prototype;
              Element.prototype.animate = function (frames, options) {
                window.moved = { what: this.className, from: frames[0].translate, ms: options.duration };
                return animate.call(this, frames, options);
              };
            }
            """);
        await alice.VoteAsync("5");
        await alice.Page.WaitForFunctionAsync("() => window.moved");
        Assert.Equal("card-turn", await alice.Page.EvaluateAsync<string>("window.moved.what"));
        Assert.NotEqual("0px 0px", await alice.Page.EvaluateAsync<string>("window.moved.from"));
        await Expect(alice.Players.Locator(".card[data-card=down]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_reveal_is_shown_within_1200_ms_and_blocks_no_click_meanwhile()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team["Bob"].VoteAsync("13");
        await alice.VoteAsync("1");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.Page.EvaluateAsync("""
            () => {
              window.ends = [];
              const note = () => {
                for (const animation of document.getAnimations())
                  if (animation.effect.target.closest('.felt')) window.ends.push(animation.effect.getComputedTiming().endTime);
                requestAnimationFrame(note);
              };
              note();
            }
            """);
        await alice.RevealAsync();
        await Expect(alice.Page.Locator(".verdict")).ToContainTextAsync("From");
        await alice.Page.WaitForFunctionAsync("() => window.ends.length > 5");
        Assert.InRange(await alice.Page.EvaluateAsync<double>("Math.max(...window.ends)"), 300, 1200);
        await alice.VoteAgainAsync();
        await alice.ExpectProgressAsync("0 of 2 voted");
    }

    [Fact]
    public async Task No_card_turns_for_a_player_who_prefers_reduced_motion()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 1 voted");
        await alice.Page.EvaluateAsync("() => { window.turns = 0; document.addEventListener('transitionrun', () => window.turns++); }");
        await alice.RevealAsync();
        await alice.ExpectResultAsync("Consensus", "One estimate");
        Assert.StartsWith("matrix3d(-1", await alice.Page.Locator(".card-turn").EvaluateAsync<string>("e => getComputedStyle(e).transform"),
            StringComparison.Ordinal);
        Assert.Equal(0, await alice.Page.EvaluateAsync<int>("window.turns"));
    }
}
