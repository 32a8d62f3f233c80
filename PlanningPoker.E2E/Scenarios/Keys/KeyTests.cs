using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>The keys of the host, the dialog that lists all keys, and when keys do nothing.</summary>
public class KeyTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Question_mark_shows_the_keys_and_there_they_can_be_switched_off()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        var keys = alice.Page.Keyboard;
        var list = alice.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts", Exact = true });
        await keys.PressAsync("?");
        await Expect(list).ToBeVisibleAsync();
        await Expect(list).ToContainTextAsync("Which stories have the estimate of a card?");
        await alice.Page.TabToAsync("Use shortcuts on this device");
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

        // The choice is stored on this device only.
        await alice.ReloadAsync();
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
        foreach (var key in new[] { "r", "v", "n", "s", "e", "t", "u", "x", "Shift+N" }) await bob.Page.Keyboard.PressAsync(key);
        await bob.Page.Keyboard.PressAsync("5");
        await bob.ExpectMyCardAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Story).ToContainTextAsync("Round 1");
    }
}
