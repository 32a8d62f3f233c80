using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>One key never loses anything: for ten seconds whoever may do it takes it back, and everyone sees it.</summary>
public class UndoTests(PokerServer server) : TableTests(server)
{
    const string LastRound = "Back to the last round";

    [Fact]
    public async Task Votes_that_one_key_threw_away_are_back_after_another()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
        await alice.ExpectProgressAsync("3 of 3 voted");

        await alice.Page.Keyboard.PressAsync("v");
        await Team.EveryoneAsync(table => table.ExpectNoCardAsync());
        await Expect(Team["Bob"].Button(LastRound)).ToHaveCountAsync(0);
        await Expect(alice.Button(LastRound)).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("u");

        await Team.EveryoneAsync(table => table.ExpectProgressAsync("3 of 3 voted"));
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
        await Team["Bob"].ExpectNotificationAsync("Alice went back to the last round – all votes are back");
        await Expect(alice.Button(LastRound)).ToHaveCountAsync(0);
        await Team["Bob"].VoteAsync("8");
        await Team["Bob"].ExpectSavedAsync("8");
    }

    [Fact]
    public async Task Another_host_undoes_a_reveal_and_the_cards_are_hidden_again_everywhere()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await alice.MakeHostAsync("Bob");
        await Expect(Team["Bob"].Button("Reveal cards")).ToBeVisibleAsync();
        await Team.EveryoneAsync(table => table.VoteAsync("3"));
        await alice.ExpectProgressAsync("3 of 3 voted");
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "3"));

        await Team["Bob"].Button("Undo reveal").ClickAsync();

        await Team["Carol"].ExpectNotificationAsync("Bob hid the cards again – they had been seen");
        await Team.EveryoneAsync(table => Expect(table.Results).ToBeHiddenAsync());
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("3"));
        await Team["Carol"].VoteAsync("5");
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectCardOfAsync("Carol", "5"));
    }

    [Fact]
    public async Task A_removed_player_is_brought_back_with_the_vote()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.VoteAsync("8");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.RemoveAsync("Bob");
        await alice.ExpectProgressAsync("0 of 1 voted");
        await Expect(bob.Page.GetByText("A host removed you", new() { Exact = false })).ToBeVisibleAsync();

        await alice.Button("Bring Bob back").ClickAsync();

        await alice.ExpectProgressAsync("1 of 2 voted");
        // By itself: the player's page was the form to join.
        await bob.ExpectSavedAsync("8");
        await bob.ExpectConnectedAsync();
    }

    [Fact]
    public async Task A_removed_player_is_brought_back_into_a_session_with_a_passcode_without_being_asked()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var (bob, settings) = (Team["Bob"], await alice.OpenAnotherTabAsync("/settings"));
        await settings.Page.GetByLabel("Passcode for newcomers").FillAsync("open sesame");
        await settings.Button("Save settings").ClickAsync();
        await Expect(settings.Page.GetByText("There is a passcode.")).ToBeVisibleAsync();
        await alice.RemoveAsync("Bob");
        await Expect(bob.Page.GetByLabel("Passcode", new() { Exact = true })).ToBeVisibleAsync();

        await alice.Button("Bring Bob back").ClickAsync();

        await bob.ExpectConnectedAsync();
        await alice.ExpectPlayerCountAsync(2);
    }

    [Fact]
    public async Task A_removed_player_is_told_that_the_session_is_locked_and_is_brought_back_into_it()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var (bob, settings) = (Team["Bob"], await alice.OpenAnotherTabAsync("/settings"));
        await settings.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Keep newcomers out", Exact = true }).CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
        await bob.VoteAsync("8");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.RemoveAsync("Bob");
        await Expect(bob.Page.GetByText("It is locked, so only a host can let you in again.")).ToBeVisibleAsync();
        await Expect(bob.Button("Join")).ToHaveCountAsync(0);

        await alice.Button("Bring Bob back").ClickAsync();

        await bob.ExpectSavedAsync("8");
        await bob.ExpectConnectedAsync();
    }

    [Fact]
    public async Task The_key_takes_the_newest_offer_that_the_player_may_take()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByRole(AriaRole.Group, new() { Name = "Who may reveal the cards?" })
            .GetByRole(AriaRole.Radio, new() { Name = "Everyone", Exact = true }).CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await Team["Bob"].VoteAsync("8");
        await Team["Bob"].ExpectSavedAsync("8");
        await alice.RevealAsync();
        await alice.RemoveAsync("Carol");
        await Expect(alice.Button("Bring Carol back")).ToBeVisibleAsync();
        await Expect(Team["Bob"].Button("Undo reveal")).ToBeVisibleAsync();

        await Team["Bob"].Page.Keyboard.PressAsync("u");

        await alice.ExpectNotificationAsync("Bob hid the cards again – they had been seen");
        await alice.PressAsync("U");
        await alice.ExpectPlayerCountAsync(3);
    }

    [Fact]
    public async Task An_offer_goes_away_by_itself_on_every_screen()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await alice.VoteAgainAsync();
        var tab = await alice.OpenAnotherTabAsync();
        await Expect(alice.Button(LastRound)).ToBeVisibleAsync();
        await Expect(tab.Button(LastRound)).ToBeVisibleAsync();

        await Expect(alice.Button(LastRound)).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Expect(tab.Button(LastRound)).ToHaveCountAsync(0);
        await alice.Page.Keyboard.PressAsync("u");
        await alice.ExpectProgressAsync("0 of 2 voted");
    }

    [Fact]
    public async Task Without_JavaScript_a_deleted_story_is_restored_by_a_button()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("Dark colours");
        await alice.ExpectStoriesAsync("Dark colours");
        var page = await Team.OpenPageAsync("Alice without JavaScript", new() { JavaScriptEnabled = false });
        var device = (await alice.Page.Context.CookiesAsync()).Single();
        await page.Context.AddCookiesAsync(
            [new() { Name = device.Name, Value = device.Value, Domain = device.Domain, Path = device.Path }]);
        await page.GotoAsync($"{alice.Invitation}/stories");
        var stories = new TablePage(page);

        await stories.DeleteStoryAsync("Dark colours");
        await alice.ExpectStoriesAsync();
        await stories.Button("Restore Dark colours").ClickAsync();

        await alice.ExpectStoriesAsync("Dark colours");
    }
}
