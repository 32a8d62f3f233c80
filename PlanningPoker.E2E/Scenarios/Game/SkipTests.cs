using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>The round need not wait for everyone: a host skips a player, and players watch or take cards in the middle of it.</summary>
public class SkipTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_skipped_player_is_not_missing_and_is_in_again_with_a_vote()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(3));
        await alice.VoteAsync("5");
        await Team["Carol"].VoteAsync("8");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 3 voted"));

        await alice.SkipAsync("Bob");

        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        await Team.EveryoneAsync(table => Expect(table.Player("Bob")).ToContainTextAsync("skipped"));
        await Team["Carol"].ExpectNotificationAsync("Alice skipped Bob in this round");
        await Expect(Team["Bob"].Hand).ToContainTextAsync("Skipped in this round – pick a card to be in");
        await Team["Bob"].VoteAsync("3");
        await Team["Bob"].ExpectSavedAsync("3");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("3 of 3 voted"));
        await Expect(Team["Carol"].Player("Bob")).Not.ToContainTextAsync("skipped");
    }

    [Fact]
    public async Task A_host_waits_again_by_the_keyboard_alone()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.SkipAsync("Bob");
        await alice.ExpectProgressAsync("0 of 1 voted");

        await alice.Button("Don’t skip Bob").FocusAsync();
        await alice.Page.Keyboard.PressAsync("Enter");

        await Team.EveryoneAsync(table => table.ExpectProgressAsync("0 of 2 voted"));
        await Expect(alice.Button("Skip Bob in this round")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_skip_on_the_players_page_is_for_the_round_that_it_shows()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var players = await alice.OpenAnotherTabAsync("/players");
        await players.ExpectConnectedAsync();
        var round = players.Page.Locator("#row-round");
        await Expect(round).ToHaveValueAsync("1");
        await alice.VoteAgainAsync();
        await Expect(round).ToHaveValueAsync("2");

        await players.SkipAsync("Bob");
        await alice.ExpectProgressAsync("0 of 1 voted");

        Team.PageErrors.Expect("409");
        // As if the click came from a page that does not know of the second round yet.
        await round.EvaluateAsync("field => { field.value = '1'; }");
        await players.Button("Don’t skip Bob").ClickAsync();
        await players.ExpectNotificationAsync("That round is over: nothing was changed.");
        await alice.ExpectProgressAsync("0 of 1 voted");
    }

    [Fact]
    public async Task A_player_puts_the_cards_down_and_takes_them_in_the_same_round()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];

        await bob.Button("Watch").ClickAsync();
        await alice.ExpectProgressAsync("0 of 1 voted");
        await bob.Button("Take cards").ClickAsync();
        await bob.VoteAsync("8");

        await bob.ExpectSavedAsync("8");
        await alice.ExpectProgressAsync("1 of 2 voted");
    }

    [Fact]
    public async Task Without_JavaScript_a_host_skips_on_the_page_of_players()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var page = await Team.OpenPageAsync("Alice without JavaScript", new() { JavaScriptEnabled = false });
        var device = (await alice.Page.Context.CookiesAsync()).Single();
        await page.Context.AddCookiesAsync(
            [new() { Name = device.Name, Value = device.Value, Domain = device.Domain, Path = device.Path }]);
        await page.GotoAsync($"{alice.Invitation}/players");

        await new TablePage(page).SkipAsync("Bob");

        await Expect(page).ToHaveURLAsync($"{alice.Invitation}/players");
        await alice.ExpectProgressAsync("0 of 1 voted");
    }
}
