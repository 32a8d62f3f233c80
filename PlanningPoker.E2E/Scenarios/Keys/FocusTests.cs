using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>A whole round by keyboard alone: an element always has a visible focus.</summary>
public class FocusTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_host_gets_from_the_home_page_to_the_next_story_by_keyboard_alone()
    {
        var alice = await StartSessionByKeyboardAsync();
        var page = alice.Page;
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.TypeAsync("Reset a password");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectStoriesAsync("Reset a password");
        await page.Keyboard.TypeAsync("Invite by mail");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectStoriesAsync("Reset a password", "Invite by mail");
        await page.Keyboard.PressAsync("Tab");

        await alice.PressAsync("N");
        await Expect(alice.Story).ToContainTextAsync("Reset a password");
        await page.ExpectVisibleFocusAsync();
        await page.Keyboard.PressAsync("8");
        await alice.ExpectMyCardAsync("8");
        await page.Keyboard.PressAsync("r");
        await alice.ExpectResultAsync("Consensus", "One estimate");
        await page.ExpectVisibleFocusAsync();
        await alice.PressAsync("V");
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await page.ExpectVisibleFocusAsync();
        await page.Keyboard.PressAsync("5");
        await alice.ExpectMyCardAsync("5");
        await page.Keyboard.PressAsync("r");
        await alice.ExpectResultAsync("Consensus", "One estimate");
        await page.TabToAsync("5 (suggested)");
        await page.Keyboard.PressAsync("Enter");
        await Expect(alice.StoryRow("Reset a password")).ToContainTextAsync("estimate 5");
        await page.ExpectVisibleFocusAsync();
        await alice.PressAsync("N");
        await Expect(alice.Story).ToContainTextAsync("Invite by mail");
        await page.ExpectVisibleFocusAsync();
    }

    [Fact]
    public async Task From_a_button_of_the_controls_that_goes_the_focus_stays_there()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        foreach (var story in new[] { "One", "Two" }) await alice.AddStoryAsync(story);
        await alice.StartStoryAsync("One");
        await Expect(alice.Story).ToContainTextAsync("One");
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 1 voted");
        await alice.RevealAsync();
        await alice.WaitForLaterScriptAsync("focus");
        await alice.Page.TabToAsync("Other…");

        await alice.PressAsync("N");

        await Expect(alice.Story).ToContainTextAsync("Two");
        await Expect(alice.Page.Locator("#controls:focus, #controls :focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_focus_stays_visible_when_its_button_disappears_and_a_second_press_does_no_harm()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var page = alice.Page;
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.WaitForLaterScriptAsync("focus");
        await page.TabToAsync("Reveal cards");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectCardOfAsync("Bob", "5");
        await page.ExpectVisibleFocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(alice.Button("Vote again")).ToBeEnabledAsync();
        await page.TabToAsync("Vote again");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectProgressAsync("0 of 2 voted");
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await page.ExpectVisibleFocusAsync();
        await Expect(alice.Button("Vote again")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_focus_on_a_card_stays_visible_after_the_reveal_and_in_the_next_round()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Team.EveryoneAsync(table => table.WaitForLaterScriptAsync("focus"));
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await bob.Page.Keyboard.PressAsync("Enter");
        await bob.ExpectMyCardAsync("0");
        await alice.Page.Keyboard.PressAsync("ArrowRight");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.Page.Keyboard.PressAsync("r");
        foreach (var table in new[] { alice, bob })
        {
            await table.ExpectCardOfAsync("Bob", "0");
            await table.Page.ExpectVisibleFocusAsync();
        }
        await alice.PressAsync("V");
        foreach (var table in new[] { alice, bob })
        {
            await table.ExpectProgressAsync("0 of 2 voted");
            await table.Page.ExpectVisibleFocusAsync();
        }
        await Expect(bob.Card("0")).ToBeFocusedAsync();
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(bob.Page.Locator(".hand-card").Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_focus_goes_from_a_card_or_its_reason_to_the_talk_that_takes_the_place_of_the_hand_and_back_to_the_card()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Team.EveryoneAsync(table => table.WaitForLaterScriptAsync("focus"));
        await alice.Page.Keyboard.PressAsync("ArrowRight");
        await alice.Page.Keyboard.PressAsync("Enter");
        await alice.ExpectSavedAsync("0");
        await bob.VoteAsync("13");
        await bob.ExpectSavedAsync("13");
        // The reason may not be saved yet when the cards are revealed.
        Team.PageErrors.Expect("409");
        await bob.Page.GetByLabel("Reason for your card").PressSequentiallyAsync("New to us");
        await alice.ExpectProgressAsync("2 of 2 voted");

        await alice.Page.Keyboard.PressAsync("r");
        foreach (var table in new[] { alice, bob })
        {
            await Expect(table.Discussion.GetByRole(AriaRole.Heading).First).ToBeFocusedAsync();
            await table.Page.ExpectVisibleFocusAsync();
        }
        await alice.PressAsync("V");
        await Expect(alice.Card("0")).ToBeFocusedAsync();
        await alice.Page.ExpectVisibleFocusAsync();
    }

    async Task<TablePage> StartSessionByKeyboardAsync()
    {
        var page = await Team.OpenPageAsync("Alice");
        await page.GotoAsync("/");
        await page.TypeIntoAsync("Session name", "Sprint 12");
        await page.TypeIntoAsync("Your name", "Alice");
        await page.TabToAsync("Start session");
        await page.Keyboard.PressAsync("Enter");
        var alice = await TablePage.WaitForTableAsync(page);
        await alice.ExpectStatusAsync("Connected (1 player online)");
        await alice.WaitForLaterScriptAsync("focus");
        return alice;
    }
}
