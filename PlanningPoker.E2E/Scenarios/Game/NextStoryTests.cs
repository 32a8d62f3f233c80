using System.Text.RegularExpressions;
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
        // At once: whoever reveals by a key means what the next one does.
        await alice.Page.Keyboard.PressAsync("n");

        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5"));
        await Team["Bob"].ExpectNotificationAsync("One estimated at 5. Next: Two");

        await alice.PressAsync("U");
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

        await alice.PressAsync("Shift+N");

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
    public async Task What_a_second_vote_agrees_on_replaces_the_estimate_and_an_undo_brings_that_back()
    {
        var alice = await StartAsync("One", "Two");
        await VoteAndRevealAsync("5");
        await alice.Page.Keyboard.PressAsync("e");
        await alice.Page.Keyboard.TypeAsync("5");
        await alice.Page.Keyboard.PressAsync("Enter");
        await Expect(alice.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5");
        await alice.VoteAgainAsync();
        await VoteAndRevealAsync("8");

        await alice.PressAsync("N");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 8"));
        await alice.PressAsync("U");
        await Expect(alice.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5");
        await Expect(alice.Button("Save 8 & next")).ToBeVisibleAsync();
        await alice.PressAsync("Shift+N");

        await alice.ExpectNotificationAsync("One keeps the estimate 5");
        await Expect(alice.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5");

        async Task VoteAndRevealAsync(string face)
        {
            await Team.EveryoneAsync(table => table.VoteAsync(face));
            await alice.ExpectProgressAsync("2 of 2 voted");
            await alice.RevealAsync();
            await Expect(alice.Button($"Save {face} & next")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_story_that_was_left_with_hidden_votes_comes_back_with_them()
    {
        var alice = await StartAsync("One", "Two");
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
        await alice.ExpectProgressAsync("2 of 2 voted");

        await alice.PressAsync("N");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await Team.EveryoneAsync(table => table.ExpectNoCardAsync());
        await alice.PressAsync("U");

        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await Team.EveryoneAsync(table => table.ExpectSavedAsync("5"));
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

    [Fact]
    public async Task A_change_that_comes_before_the_summary_listens_is_shown()
    {
        var alice = await StartAsync("One");
        var summary = await Team["Bob"].Page.Context.NewPageAsync();
        var isAdded = new TaskCompletionSource();
        await summary.RouteAsync("**/later/summary.js", async route =>
        {
            await isAdded.Task;
            await route.ContinueAsync();
        });
        await summary.GotoAsync($"{alice.Invitation}/summary");
        await Expect(summary.GetByRole(AriaRole.Status, new() { Name = "Connection" })).ToContainTextAsync("Connected");

        await alice.AddStoryAsync("Two");
        await Expect(summary.Locator("#notifications")).ToContainTextAsync("New story added: Two");
        isAdded.SetResult();

        await Expect(summary.Locator(".summary-row")).ToHaveTextAsync([new Regex("One"), new Regex("Two")]);
    }

    [Fact]
    public async Task After_the_last_story_everyone_is_led_to_the_summary_which_keeps_up_with_changes()
    {
        var alice = await StartAsync("One", "Two");
        var (bob, page) = (Team["Bob"], alice.Page);
        await bob.KeepNotificationsAsync();
        await Expect(alice.Button("Next story")).ToBeVisibleAsync();
        await Team.EveryoneAsync(table => table.VoteAsync("3"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await page.Keyboard.PressAsync("r");
        await Expect(alice.Button("Save 3 & next")).ToBeVisibleAsync();
        await alice.PressAsync("N");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));

        // While the last story is being voted on, there is nothing to go on to.
        await Expect(alice.Button("Next story")).ToHaveCountAsync(0);
        await Team.EveryoneAsync(table => table.VoteAsync("8"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await page.Keyboard.PressAsync("r");
        await Expect(alice.Button("Save 8 & finish")).ToBeVisibleAsync();
        await alice.PressAsync("N");
        await bob.ExpectNotificationAsync("Two estimated at 8. That was the last story!");
        await alice.ExpectNotificationAsync("Saved. That was the last story!");
        await Team.EveryoneAsync(table => Expect(SummaryLink(table)).ToBeVisibleAsync());

        await alice.PressAsync("N");
        await SummaryLink(bob).ClickAsync();
        foreach (var summary in (IPage[])[page, bob.Page])
        {
            await Expect(summary.GetByRole(AriaRole.Heading, new() { Name = "All stories are estimated!" })).ToBeVisibleAsync();
            await Expect(summary.Locator("#summary")).ToContainTextAsync("Points11");
            await Expect(summary.Locator("#summary")).ToContainTextAsync("At the first vote2 of 2");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the table" }).ClickAsync();
        await alice.AddStoryAsync("Three");
        await Expect(bob.Page.GetByRole(AriaRole.Heading, new() { Name = "2 of 3 stories estimated" })).ToBeVisibleAsync();
        await Expect(bob.Page.Locator(".summary-row")).ToHaveTextAsync([new Regex("One.*3"), new Regex("Two.*8"), new Regex("Three")]);
        await alice.NextStoryAsync();
        await Expect(alice.Story).ToContainTextAsync("Three");
    }

    [Fact]
    public async Task Without_stories_N_is_the_next_quick_vote()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.VoteAsync("3"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await Expect(alice.Button("Next vote")).ToBeVisibleAsync();

        await alice.PressAsync("N");

        await Team.EveryoneAsync(table => table.ExpectNoCardAsync());
        await Team.EveryoneAsync(table => Expect(table.Page.Locator("#progress")).ToHaveAttributeAsync("data-round", "2"));
        await Team["Bob"].ExpectNotificationAsync("Quick vote started by Alice");
    }

    [Fact]
    public async Task The_end_of_the_backlog_works_without_JavaScript()
    {
        var alice = await StartAsync("One");
        await Team.EveryoneAsync(table => table.VoteAsync("3"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        var page = await Team.OpenPageAsync("Alice without JavaScript", new() { JavaScriptEnabled = false });
        var device = (await alice.Page.Context.CookiesAsync()).Single();
        await page.Context.AddCookiesAsync(
            [new() { Name = device.Name, Value = device.Value, Domain = device.Domain, Path = device.Path }]);
        await page.GotoAsync($"{alice.Invitation}");

        await new TablePage(page).Button("Save 3 & finish").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the summary" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All stories are estimated!" })).ToBeVisibleAsync();
    }

    static ILocator SummaryLink(TablePage table) => table.Page.GetByRole(AriaRole.Link, new() { Name = "See the summary" });

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
