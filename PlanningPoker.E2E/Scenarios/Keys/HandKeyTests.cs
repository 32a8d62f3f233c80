using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>The keys for the own hand.</summary>
public class HandKeyTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Arrows_move_over_the_hand_Enter_votes_and_Backspace_takes_the_vote_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        var keys = alice.Page.Keyboard;
        foreach (var _ in Enumerable.Range(0, 4)) await keys.PressAsync("ArrowRight");
        await Expect(alice.Card("2")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowLeft");
        await Expect(alice.Card("1")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await alice.ExpectMyCardAsync("1");
        await Expect(alice.Hand).ToContainTextAsync("Saved");
        await Expect(alice.Card("1")).ToBeFocusedAsync();
        await keys.PressAsync("Backspace");
        await alice.ExpectNoCardAsync();
        await alice.ExpectProgressAsync("0 of 1 voted");
        await Expect(alice.Card("1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_leaves_a_field_with_its_text_and_keys_choose_cards_again()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        var (keys, title) = (alice.Page.Keyboard, alice.Page.GetByLabel("Story title", new() { Exact = true }));
        await keys.PressAsync("s");
        await Expect(title).ToBeFocusedAsync();
        await keys.TypeAsync("US-5");
        await keys.PressAsync("Escape");
        await keys.PressAsync("8");
        await alice.ExpectSavedAsync("8");
        await Expect(title).ToHaveValueAsync("US-5");
    }
}
