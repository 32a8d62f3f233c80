using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>How few keys lead into the game. Two more save an estimate and go on: see the tests of the next story.</summary>
public class FewKeysTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task From_the_home_page_to_the_first_vote_are_two_texts_and_three_keys()
    {
        var page = await Team.OpenPageAsync("Alice");
        await HomePage.OpenAsync(page);

        await Expect(page.GetByLabel("Session name", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Sprint 12");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Alice");
        await page.Keyboard.PressAsync("Enter");
        var alice = await TablePage.WaitForTableAsync(page);
        await alice.ExpectConnectedAsync();
        await page.Keyboard.PressAsync("5");

        await alice.ExpectSavedAsync("5");
    }

    [Fact]
    public async Task A_joiner_types_a_name_and_presses_Enter_and_a_card()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = await Team.OpenPageAsync("Bob");
        await JoinPage.OpenAsync(page, alice.Invitation);

        await page.Keyboard.TypeAsync("Bob");
        await page.Keyboard.PressAsync("Enter");
        var bob = await TablePage.WaitForTableAsync(page);
        await bob.ExpectConnectedAsync();
        await page.Keyboard.PressAsync("8");

        await bob.ExpectSavedAsync("8");
        await alice.ExpectPlayersAsync("Alice", "Bob");
    }
}
