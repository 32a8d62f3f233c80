using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A host changes how the session is played, and every open table follows at once.</summary>
public class SettingsTests(PokerServer server) : TableTests(server)
{
    const string WhoReveals = "Who may reveal the cards?", WhoManagesStories = "Who may add and change stories?";

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
        await ChooseAsync(settings, WhoReveals, "Everyone");
        await bob.ExpectNotificationAsync("Settings changed by Alice");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await bob.Page.Keyboard.PressAsync("r");
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
        await alice.ExpectNotificationAsync("Cards revealed by Bob");

        await ChooseAsync(settings, WhoReveals, "Only hosts");
        await alice.VoteAgainAsync();
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await Expect(bob.Button("Reveal cards")).ToHaveCountAsync(0);
        await bob.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task With_anonymous_votes_everyone_sees_the_cards_and_nobody_whose_they_are()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await Team["Bob"].VoteAsync("13");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByLabel("Anonymous votes").CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Anonymous votes"));
        await alice.VoteAsync("3");
        await Team["Carol"].VoteAsync("5");
        await alice.ExpectProgressAsync("3 of 3 voted");
        await alice.RevealAsync();

        await Team.EveryoneAsync(async table =>
        {
            await table.ExpectResultAsync("Average", "7");
            await Expect(table.Discussion).ToContainTextAsync("Far apart: 3 and 13");
            await Expect(table.Results.Locator(".pile-chips i")).ToHaveCountAsync(3);
            await Expect(table.Page.Locator("[data-card=up], .far-end, .pile-chips [data-seat]")).ToHaveCountAsync(0);
        });
        await Expect(Team["Bob"].Hand).ToContainTextAsync("13");
        await Team["Bob"].ReloadAsync();
        await Team["Bob"].ExpectResultAsync("Average", "7");
        await Expect(Team["Bob"].Page.Locator("[data-card=up]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_may_manage_stories_is_changed_on_the_other_pages_of_a_player_too()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoryAsync("Search");
        var stories = await Team["Bob"].OpenAnotherTabAsync("/stories");
        var players = await Team["Bob"].OpenAnotherTabAsync("/players");
        await Expect(stories.StoryRow("Search")).ToBeVisibleAsync();
        await Expect(stories.Button("Add story")).ToBeHiddenAsync();

        var settings = await alice.OpenAnotherTabAsync("/settings");
        await ChooseAsync(settings, WhoManagesStories, "Everyone");
        await Expect(stories.Button("Add story")).ToBeVisibleAsync();
        await Expect(players.Page.Locator("body")).ToHaveAttributeAsync("data-manages", "");
        await alice.DeleteStoryAsync("Search");
        await players.Page.GetByRole(AriaRole.Button, new() { Name = "Restore Search" }).ClickAsync();
        await Expect(alice.StoryRow("Search")).ToBeVisibleAsync();

        await ChooseAsync(settings, WhoManagesStories, "Only hosts");
        await Expect(stories.Button("Add story")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_settings_page_of_other_players_says_what_is_set_and_follows_changes()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = await Team["Bob"].OpenAnotherTabAsync("/settings");
        var facts = bob.Page.Locator("#settings-facts");
        await Expect(facts).ToContainTextAsync("Only hosts can reveal the cards.");
        await Expect(facts).Not.ToContainTextAsync("passcode");
        await bob.WatchForReloadAsync();

        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByLabel("Keep newcomers out").CheckAsync();
        await settings.Page.GetByLabel("Passcode for newcomers").FillAsync("open sesame");
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");

        await Expect(facts).ToContainTextAsync("Newcomers cannot join.");
        await Expect(facts).ToContainTextAsync("There is a passcode");
        await Expect(facts).Not.ToContainTextAsync("sesame");
        await bob.ExpectNotReloadedAsync();
    }

    static async Task ChooseAsync(TablePage settings, string question, string answer)
    {
        var choice = settings.Page.GetByRole(AriaRole.Group, new() { Name = question })
            .GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true });
        await choice.CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
        await Expect(choice).ToBeCheckedAsync();
    }
}
