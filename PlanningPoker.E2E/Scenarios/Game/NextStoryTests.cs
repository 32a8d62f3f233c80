using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>One key saves what was agreed and goes on.</summary>
public class NextStoryTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task From_the_reveal_to_the_next_vote_with_the_estimate_saved_are_two_keys()
    {
        var alice = await StartAsync("One", "Two");
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await alice.ExpectProgressAsync("2 of 2 voted");

        await alice.Page.Keyboard.PressAsync("r");
        await Expect(alice.Button("Save 5 & next")).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("n");

        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5"));
        await Team["Bob"].ExpectNotificationAsync("One estimated at 5. Next: Two");

        await alice.Page.Keyboard.PressAsync("u");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).Not.ToContainTextAsync("5"));
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Consensus", "Yes"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(800)]
    public async Task Shift_N_goes_on_without_saving_and_says_so(int width)
    {
        var alice = await StartAsync("One", "Two");
        await alice.Page.SetViewportSizeAsync(width, 800);
        await Team.EveryoneAsync(table => table.VoteAsync("8"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await Expect(alice.Button("Save 8 & next")).ToBeVisibleAsync();

        await alice.Page.Keyboard.PressAsync("Shift+N");

        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await alice.ExpectNotificationAsync("One was left without an estimate");
        await Expect(alice.StoryRow("One").Locator(".face")).Not.ToContainTextAsync("8");
    }

    [Fact]
    public async Task E_chooses_another_estimate_and_then_nothing_is_left_to_save()
    {
        var alice = await StartAsync("One", "Two");
        await Team.EveryoneAsync(table => table.VoteAsync("8"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await Expect(alice.Button("Save 8 & next")).ToBeVisibleAsync();

        await alice.Page.Keyboard.PressAsync("e");
        await alice.Page.Keyboard.TypeAsync("13");
        await alice.Page.Keyboard.PressAsync("Enter");
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 13"));
        await Expect(alice.Button("Save 8 & next")).ToHaveCountAsync(0);
        await alice.NextStoryAsync();

        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await Expect(alice.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 13");
    }

    [Fact]
    public async Task The_estimate_of_the_last_story_is_saved_too()
    {
        var alice = await StartAsync("One");
        await Team.EveryoneAsync(table => table.VoteAsync("3"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();

        await alice.Button("Save 3 & finish").ClickAsync();

        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 3"));
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Consensus", "Yes"));
    }

    async Task<TablePage> StartAsync(params string[] stories)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        foreach (var story in stories) await alice.AddStoryAsync(story);
        await alice.ExpectStoriesAsync(stories);
        await alice.StartStoryAsync(stories[0]);
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync(stories[0]));
        return alice;
    }
}
