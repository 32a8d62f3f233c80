using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios;

/// <summary>A whole round without a pointer.</summary>
public class KeyTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_host_gets_from_the_home_page_to_the_next_story_by_keyboard_alone()
    {
        var page = await Team.SitDownAsync("Alice");
        await page.GotoAsync("/");
        await TypeIntoAsync(page, "Session name", "Sprint 12");
        await TypeIntoAsync(page, "Your name", "Alice");
        await TabToAsync(page, "Start session");
        await page.Keyboard.PressAsync("Enter");
        var alice = await TablePage.ArriveAsync(page);
        await alice.ExpectStatusAsync("Connected (1 player online)");

        await page.Keyboard.PressAsync("s");
        await page.Keyboard.TypeAsync("Reset a password");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectStoriesAsync("Reset a password");
        await page.Keyboard.TypeAsync("Invite by mail");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectStoriesAsync("Reset a password", "Invite by mail");
        await page.Keyboard.PressAsync("Tab");

        await page.Keyboard.PressAsync("n");
        await Expect(alice.Story).ToContainTextAsync("Reset a password");
        await ExpectVisibleFocusAsync(page);
        await page.Keyboard.PressAsync("8");
        await alice.ExpectMyCardAsync("8");
        await page.Keyboard.PressAsync("r");
        await alice.ExpectResultAsync("Consensus", "Yes");
        await ExpectVisibleFocusAsync(page);
        await page.Keyboard.PressAsync("v");
        await Expect(alice.Story).ToContainTextAsync("Round 3");
        await ExpectVisibleFocusAsync(page);
        await page.Keyboard.PressAsync("5");
        await alice.ExpectMyCardAsync("5");
        await page.Keyboard.PressAsync("r");
        await alice.ExpectResultAsync("Consensus", "Yes");
        await TabToAsync(page, "5 (suggested)");
        await page.Keyboard.PressAsync("Enter");
        await Expect(alice.StoryRow("Reset a password")).ToContainTextAsync("estimate 5");
        await ExpectVisibleFocusAsync(page);
        await page.Keyboard.PressAsync("n");
        await Expect(alice.Story).ToContainTextAsync("Invite by mail");
        await ExpectVisibleFocusAsync(page);
    }

    [Fact]
    public async Task Arrows_walk_over_the_hand_Enter_takes_and_Backspace_takes_back()
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
    public async Task A_digit_takes_its_card_and_waits_half_a_second_where_a_longer_face_begins_with_it()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        var keys = alice.Page.Keyboard;
        await alice.Page.EvaluateAsync("""
            () => {
              window.taken = [];
              document.addEventListener('click', e => {
                const card = e.target.closest('.hand-card');
                if (card) window.taken.push({ face: card.dataset.face, at: performance.now() - window.typed });
              });
              document.addEventListener('keydown', () => { window.typed = performance.now(); }, { capture: true });
            }
            """);
        await keys.PressAsync("8");
        await alice.ExpectMyCardAsync("8");
        await keys.TypeAsync("13");
        await alice.ExpectMyCardAsync("13");
        await keys.PressAsync("1");
        await alice.ExpectMyCardAsync("1");
        await keys.TypeAsync("100");
        await alice.ExpectMyCardAsync("100");

        var taken = await alice.Page.EvaluateAsync<Taken[]>("window.taken");
        Assert.Equal(["8", "13", "1", "100"], taken.Select(one => one.Face));
        Assert.InRange(taken[0].At, 0, 250);
        Assert.InRange(taken[1].At, 0, 250);
        Assert.InRange(taken[2].At, 500, 2500);
        Assert.InRange(taken[3].At, 0, 250);
    }

    [Fact]
    public async Task Question_mark_shows_the_keys_and_there_they_can_be_switched_off()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        var keys = alice.Page.Keyboard;
        var list = alice.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys", Exact = true });
        await keys.PressAsync("?");
        await Expect(list).ToBeVisibleAsync();
        await TabToAsync(alice.Page, "Use keys on this device");
        await keys.PressAsync("Space");
        await keys.PressAsync("Escape");
        await Expect(list).Not.ToBeVisibleAsync();

        await keys.PressAsync("v");
        await keys.PressAsync("5");
        await keys.PressAsync("?");
        await alice.VoteAsync("8");
        await Expect(alice.Hand).ToContainTextAsync("Saved");
        await alice.ExpectMyCardAsync("8");
        await Expect(alice.Story).ToContainTextAsync("Round 1");
        await Expect(list).Not.ToBeVisibleAsync();

        // It is remembered on this device, and only there.
        await alice.RefreshAsync();
        await alice.ExpectStatusAsync("Connected (2 players online)");
        await keys.PressAsync("r");
        await alice.VoteAsync("3");
        await alice.ExpectMyCardAsync("3");
        await alice.ExpectNotRevealedAsync();
        await Team["Bob"].Page.Keyboard.PressAsync("5");
        await Team["Bob"].ExpectMyCardAsync("5");
    }

    [Fact]
    public async Task Keys_do_nothing_while_someone_types_or_holds_Ctrl_Alt_or_Meta()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var page = alice.Page;
        var commands = 0;
        page.Request += (_, request) =>
        {
            if (request.Method == "POST") Interlocked.Increment(ref commands);
        };
        await alice.AddStoryAsync("One");
        await alice.ExpectStoriesAsync("One");
        await page.GetByLabel("Story title", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("rvn?5 again");
        await Expect(page.GetByLabel("Story title", new() { Exact = true })).ToHaveValueAsync("rvn?5 again");
        await alice.Card("8").FocusAsync();
        foreach (var modifier in new[] { "Control", "Alt", "Meta" })
            foreach (var key in new[] { "v", "n", "5", "Backspace" })
                await page.Keyboard.PressAsync($"{modifier}+{key}");
        await page.Keyboard.PressAsync("8");
        await alice.ExpectMyCardAsync("8");
        await Expect(alice.Hand).ToContainTextAsync("Saved");
        Assert.Equal(2, commands);
        await Expect(alice.Story).ToContainTextAsync("Round 1");
    }

    [Fact]
    public async Task Host_keys_do_nothing_for_others()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.ExpectStatusAsync("Connected (2 players online)");
        foreach (var key in new[] { "r", "v", "n", "s" }) await bob.Page.Keyboard.PressAsync(key);
        await bob.Page.Keyboard.PressAsync("5");
        await bob.ExpectMyCardAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Story).ToContainTextAsync("Round 1");
    }

    [Fact]
    public async Task The_focus_stays_when_the_button_under_it_goes_and_a_second_press_does_no_harm()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var page = alice.Page;
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await TabToAsync(page, "Reveal cards");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectCardOfAsync("Bob", "5");
        await ExpectVisibleFocusAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "Vote again");
        await page.Keyboard.PressAsync("Enter");
        await alice.ExpectProgressAsync("0 of 2 voted");
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await ExpectVisibleFocusAsync(page);
        await Expect(alice.Button("Vote again")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Who_stands_on_a_card_keeps_a_visible_focus_through_reveal_and_new_round()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await bob.Page.Keyboard.PressAsync("Enter");
        await bob.ExpectMyCardAsync("0");
        await alice.Page.Keyboard.PressAsync("ArrowRight");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.Page.Keyboard.PressAsync("r");
        foreach (var table in new[] { alice, bob })
        {
            await table.ExpectCardOfAsync("Bob", "0");
            await ExpectVisibleFocusAsync(table.Page);
        }
        await alice.Page.Keyboard.PressAsync("v");
        foreach (var table in new[] { alice, bob })
        {
            await table.ExpectProgressAsync("0 of 2 voted");
            await ExpectVisibleFocusAsync(table.Page);
        }
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(bob.Card("0")).ToBeFocusedAsync();
    }

    static async Task TypeIntoAsync(IPage page, string label, string text)
    {
        await TabToAsync(page, label);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tab, until the thing of this name has the focus; it is seen to have it.</summary>
    static async Task TabToAsync(IPage page, string name)
    {
        foreach (var _ in Enumerable.Range(0, 60))
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.EvaluateAsync<bool>(IsFocused, name)) continue;
            await ExpectVisibleFocusAsync(page);
            return;
        }
        Assert.Fail($"Tab does not lead to {name}.");
    }

    const string IsFocused = """
        name => {
          const clean = text => text?.replace(/\s+/g, ' ').trim() ?? '';
          const on = document.activeElement;
          const shown = on.cloneNode(true);
          for (const silent of shown.querySelectorAll('[aria-hidden=true]')) silent.remove();
          return [on.getAttribute('aria-label'), shown.textContent, ...[...on.labels ?? []].map(label => label.textContent)].map(clean).includes(name);
        }
        """;

    /// <summary>Something has the focus, is on the screen and shows it.</summary>
    static async Task ExpectVisibleFocusAsync(IPage page) => await page.WaitForFunctionAsync("""
        () => {
          const on = document.activeElement;
          if (!on || on === document.body || !on.matches(':focus-visible')) return false;
          const { width, height } = on.getBoundingClientRect();
          const { outlineStyle, outlineWidth } = getComputedStyle(on);
          return width > 8 && height > 8 && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
        }
        """);

    sealed record Taken
    {
        public string Face { get; init; } = "";
        public double At { get; init; }
    }
}
