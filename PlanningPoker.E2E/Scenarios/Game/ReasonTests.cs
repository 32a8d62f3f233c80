using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A player may say in one line why they chose the card: secret like the card, and shown with it.</summary>
public class ReasonTests(PokerServer server) : TableTests(server)
{
    /// <summary>The pause after which a reason is sent does not end.</summary>
    const string NoPause =
        "const wait = setTimeout; window.setTimeout = (act, ms, ...rest) => wait(act, ms === 1000 ? 60000 : ms, ...rest);";

    /// <summary>On a busy machine a pause between two keys may be long enough to be the end of typing.</summary>
    const string NoTimeBetweenKeys = """
        const times = new WeakMap();
        let count = 0;
        Object.defineProperty(Event.prototype, 'timeStamp', { get() {
            if (!times.has(this)) times.set(this, ++count);
            return times.get(this);
        } });
        """;

    [Fact]
    public async Task A_reason_is_kept_over_a_dead_network_and_a_reload_and_shown_at_the_reveal()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Expect(ReasonOf(bob)).Not.ToBeVisibleAsync();
        await bob.VoteAsync("13");
        await bob.ExpectSavedAsync("13");
        await ReasonOf(bob).FillAsync("Nobody knows the mail server");
        await ReasonOf(bob).PressAsync("Enter");
        await bob.ExpectSavedAsync("13");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.ReloadAsync();
        await Expect(ReasonOf(bob)).ToHaveValueAsync("Nobody knows the mail server");

        await bob.ExpectConnectedAsync();
        // What a page still fetches by itself fails then, such as the reference stories.
        Team.PageErrors.Expect("ERR_INTERNET_DISCONNECTED");
        await bob.GoOfflineAsync();
        await ReasonOf(bob).FillAsync("Nobody knows the new mail server");
        await ReasonOf(bob).BlurAsync();
        await bob.ExpectNotSentYetAsync("13");
        await bob.VoteAsync("20");
        await bob.ExpectNotSentYetAsync("20");
        await bob.GoOnlineAsync();
        await bob.ExpectSavedAsync("20");
        await alice.VoteAsync("5");
        await alice.RevealAsync();

        await Team.EveryoneAsync(async table =>
        {
            await table.ExpectCardOfAsync("Bob", "20");
            await Expect(table.Player("Bob").Locator(".seat-reason")).ToHaveTextAsync("Nobody knows the new mail server");
            await Expect(table.Discussion.Locator(".reason")).ToHaveTextAsync("Nobody knows the new mail server");
            // Many have to be scrolled by keyboard.
            await Expect(table.Discussion.Locator(".reasons")).ToHaveAttributeAsync("tabindex", "0");
        });
    }

    [Fact]
    public async Task A_reason_is_saved_while_it_is_typed_and_what_follows_the_reveal_is_no_shortcut()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.Page.AddInitScriptAsync(NoTimeBetweenKeys);
        await alice.ReloadAsync();
        await alice.ExpectConnectedAsync();
        await alice.AddStoriesAsync(["One", "Two"]);
        await alice.StartStoryAsync("One");
        await alice.MakeHostAsync("Bob");
        await Expect(Team["Bob"].Button("Reveal cards")).ToBeVisibleAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await ReasonOf(alice).FocusAsync();
        await alice.Page.Keyboard.TypeAsync("Nobody knows");
        await Expect(ReasonOf(alice)).ToHaveAttributeAsync("value", "Nobody knows");
        await alice.Page.Keyboard.TypeAsync(" the mail");
        await Expect(ReasonOf(alice)).ToHaveAttributeAsync("value", "Nobody knows the mail");
        await Expect(ReasonOf(alice)).ToHaveValueAsync("Nobody knows the mail");

        var typing = alice.Page.Keyboard.TypeAsync(string.Concat(Enumerable.Repeat(" now sent", 12)), new() { Delay = 80 });
        await Team["Bob"].RevealAsync();
        await typing;

        await Expect(alice.Results).ToBeVisibleAsync();
        await Expect(alice.Story).ToContainTextAsync("One");
        await Expect(alice.StoryRow("One").Locator(".face")).Not.ToContainTextAsync("5");
        await Expect(alice.Page.GetByLabel("Story title", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(Team["Bob"].Player("Alice").Locator(".seat-reason")).ToContainTextAsync("Nobody knows the mail");
        // What was typed in the last moment came too late.
        Team.PageErrors.Expect("409");
    }

    /// <summary>At the reveal the field is hidden first, and removed when the player's own part of the page arrives.</summary>
    [Fact]
    public async Task What_is_typed_after_the_field_was_hidden_is_no_shortcut()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.Page.AddInitScriptAsync(NoTimeBetweenKeys);
        await alice.ReloadAsync();
        await alice.ExpectConnectedAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await ReasonOf(alice).PressSequentiallyAsync("Nobody know");
        await alice.Page.EvaluateAsync("""
            () => {
              const style = new CSSStyleSheet();
              style.replaceSync('.dock input { visibility: hidden }');
              document.adoptedStyleSheets.push(style);
            }
            """);
        // The reason may be saved at any moment, which gives the focus to the card; otherwise nothing has it.
        await alice.Page.WaitForFunctionAsync("() => !document.activeElement.matches('input')");

        await alice.Page.Keyboard.TypeAsync("s now");

        // S leads to the field for a story, N to the next vote.
        var title = alice.Page.GetByLabel("Story title", new() { Exact = true });
        await Expect(title).ToHaveValueAsync("");
        await Expect(title).Not.ToBeFocusedAsync();
        await alice.ExpectSavedAsync("5");
        await Expect(alice.Story).ToContainTextAsync("Round 1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reason_that_was_not_sent_before_the_reveal_is_told_to_its_player_alone(bool isRoundOver)
    {
        Team.PageErrors.Expect("409");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.Page.AddInitScriptAsync(NoPause);
        await bob.ReloadAsync();
        await bob.ExpectConnectedAsync();
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await ReasonOf(bob).FillAsync("Nobody knows the mail server");

        if (isRoundOver) await alice.VoteAgainAsync();
        else await alice.RevealAsync();

        await bob.ExpectNotificationAsync("Your reason was not saved: “Nobody knows the mail server”");
        await Expect(bob.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(1);
        await Expect(alice.Page.Locator("body")).Not.ToContainTextAsync("mail server");
        await bob.ReloadAsync();
        await bob.ExpectConnectedAsync();
        await Expect(bob.Page.Locator("body")).Not.ToContainTextAsync("mail server");
    }

    [Fact]
    public async Task A_reason_that_is_being_typed_when_the_session_ends_is_given_back_on_the_summary()
    {
        Team.PageErrors.Expect("409");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.Page.AddInitScriptAsync(NoPause);
        await bob.ReloadAsync();
        await bob.ExpectConnectedAsync();
        await bob.WaitForLaterScriptAsync("ended");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await ReasonOf(bob).FillAsync("Nobody knows the mail server");

        await alice.Page.GotoAsync($"{alice.Invitation}/ending");
        await alice.Button("End session").ClickAsync();
        await Expect(bob.Page.GetByText("Everything can be read and exported.")).ToBeVisibleAsync();
        await bob.ExpectNotificationAsync("Your reason was not saved: “Nobody knows the mail server”");
        await Expect(bob.Notifications.Locator("[data-kind=problem]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Without_JavaScript_a_reason_is_sent_with_its_own_button_while_the_page_does_not_refresh()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var join = await JoinPage.OpenAsync(
            await Team.OpenPageAsync("Nora", new() { JavaScriptEnabled = false }), alice.Invitation);
        var nora = await join.JoinAsync("Nora");
        await nora.VoteAsync("8");
        await Expect(ReasonOf(nora)).ToHaveCountAsync(0);
        await PauseAsync();
        await ReasonOf(nora).FillAsync("Known ground");
        await ReasonOf(nora).PressAsync("Enter");
        await nora.ExpectMyCardAsync("8");
        await PauseAsync();
        await Expect(ReasonOf(nora)).ToHaveValueAsync("Known ground");
        await ReasonOf(nora).FillAsync("Well known ground");
        await SaveAsync();
        await nora.ExpectMyCardAsync("8");
        await PauseAsync();
        await alice.RevealAsync();
        await Expect(alice.Discussion.Locator(".reason")).ToHaveTextAsync("Well known ground");

        // What comes too late is told there too.
        Team.PageErrors.Expect("409");
        await ReasonOf(nora).FillAsync("Too well known ground");
        await SaveAsync();
        await nora.ExpectNotificationAsync("Your reason was not saved: “Too well known ground”");

        async Task PauseAsync()
        {
            await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Pause to write" }).ClickAsync();
            await Expect(nora.Page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0);
        }

        Task SaveAsync() => nora.Hand.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
    }

    static ILocator ReasonOf(TablePage table) => table.Hand.GetByRole(AriaRole.Textbox, new() { Name = "Reason for your card" });
}
