using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>The keys of the host, the dialog that lists all keys, and when keys do nothing.</summary>
public class KeyTests(PokerServer server) : TableTests(server)
{
    /// <summary>Presses a key as a browser tells it on a layout of another script, and returns whether it was a shortcut.</summary>
    const string Press = """
        ([key, code]) => !document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
        """;

    [Theory]
    [InlineData("5", "Digit5", "к", "м", "?", "і")]
    [InlineData("٥", "Digit5", "ق", "ر", "؟", "س")]
    [InlineData("۵", "Numpad5", "ق", "ر", "؟", "س")]
    public async Task On_a_Cyrillic_or_an_Arabic_layout_the_same_keys_do_the_same(
        string five, string place, string reveal, string voteAgain, string help, string newStory)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        await alice.WaitForLaterScriptAsync("settling");
        Assert.True(await PressAsync(alice, five, place));
        await alice.ExpectSavedAsync("5");
        await Expect(alice.Button("Reveal cards")).ToBeEnabledAsync();
        Assert.True(await PressAsync(alice, reveal, "KeyR"));
        await Expect(alice.Button("Vote again")).ToBeEnabledAsync();
        Assert.True(await PressAsync(alice, voteAgain, "KeyV"));
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        var list = alice.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts", Exact = true });
        Assert.True(await PressAsync(alice, help, "Slash"));
        await Expect(list).ToBeVisibleAsync();
        Assert.True(await PressAsync(alice, help, "Slash"));
        await Expect(list).Not.ToBeVisibleAsync();
        Assert.True(await PressAsync(alice, newStory, "KeyS"));
        await Expect(alice.Page.GetByLabel("Story title", new() { Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_letter_of_a_Latin_layout_and_one_that_is_on_a_card_are_what_they_are()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        // Some keys of a French layout, one that is no letter in English, and one of a kind of its own.
        foreach (var (key, place) in new[] { ("é", "Digit2"), ("ç", "Digit9"), ("€", "KeyE"), ("ж", "Semicolon"), ("Dead", "KeyE") })
            Assert.False(await PressAsync(alice, key, place), key);
        await alice.ExpectNoCardAsync();

        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByText("Your own cards…").ClickAsync();
        await settings.Page.GetByLabel("Your own cards", new() { Exact = true }).FillAsync("мак К ٣");
        await settings.Button("Save settings").ClickAsync();
        await Expect(alice.Card("мак")).ToBeVisibleAsync();
        Assert.True(await PressAsync(alice, "к", "KeyR"));
        await alice.ExpectSavedAsync("К");
        Assert.True(await PressAsync(alice, "٣", "Digit3"));
        await alice.ExpectSavedAsync("٣");
        Assert.True(await PressAsync(alice, "м", "KeyV"));
        Assert.True(await PressAsync(alice, "а", "KeyF"));
        Assert.True(await PressAsync(alice, "к", "KeyR"));
        await alice.ExpectSavedAsync("мак");
    }

    static Task<bool> PressAsync(TablePage table, string key, string code) =>
        table.Page.EvaluateAsync<bool>(Press, new[] { key, code });

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
