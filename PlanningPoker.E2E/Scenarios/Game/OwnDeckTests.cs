using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Own cards count as the numbers that people read on them.</summary>
public class OwnDeckTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Fractions_and_decimals_count_and_the_result_says_which_votes_do_not()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol", "Dave");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByText("Your own cards…").ClickAsync();
        await settings.Page.GetByLabel("Your own cards", new() { Exact = true }).FillAsync("1/2 0,5 1½ 2 large");
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");

        foreach (var (player, face) in new[] { ("Alice", "1/2"), ("Bob", "0,5"), ("Carol", "1½"), ("Dave", "large") })
            await Team[player].Hand.GetByText(face, new() { Exact = true }).ClickAsync();
        await alice.ExpectProgressAsync("4 of 4 voted");
        await alice.RevealAsync();

        // A half, a half and one and a half.
        await Team.EveryoneAsync(async table =>
        {
            await table.ExpectResultAsync("Average", "0.8");
            await Expect(table.Results.GetByText("1 vote not counted")).ToBeVisibleAsync();
        });
    }
}
