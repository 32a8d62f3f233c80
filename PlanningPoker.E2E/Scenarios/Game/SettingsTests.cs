using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A host changes how the session is played, and every open table follows at once.</summary>
public class SettingsTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Who_may_reveal_is_changed_for_everyone_at_once()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.KeepNotificationsAsync();
        await bob.KeepNotificationsAsync();
        await bob.WatchForReloadAsync();
        await Expect(bob.Button("Reveal cards")).ToHaveCountAsync(0);

        var settings = await alice.OpenAnotherTabAsync("/settings");
        await ChooseAsync(settings, "Everyone");
        await bob.ExpectNotificationAsync("Settings changed by Alice");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await bob.Page.Keyboard.PressAsync("r");
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
        await alice.ExpectNotificationAsync("Cards revealed by Bob");

        await ChooseAsync(settings, "Only hosts");
        await alice.VoteAgainAsync();
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await Expect(bob.Button("Reveal cards")).ToHaveCountAsync(0);
        await bob.ExpectNotReloadedAsync();
    }

    static async Task ChooseAsync(TablePage settings, string answer)
    {
        var choice = settings.Page.GetByRole(AriaRole.Group, new() { Name = "Who may reveal the cards?" })
            .GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true });
        await choice.CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
        await Expect(choice).ToBeCheckedAsync();
    }
}
