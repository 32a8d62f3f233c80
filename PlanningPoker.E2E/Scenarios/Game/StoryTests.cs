using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Everyone sees every change of the backlog at once.</summary>
public class StoryTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Stories_are_added_started_estimated_deleted_and_brought_back_in_front_of_everyone()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol", "Dave");
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());
        await alice.AddStoryAsync("US-125 Reset a password");
        await Team["Dave"].ExpectNotificationAsync("New story added: US-125");
        await alice.AddStoryAsync("Invite by mail");
        await alice.AddStoryAsync("Dark colours");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Reset a password", "Invite by mail", "Dark colours"));

        await alice.StartStoryAsync("Reset a password");
        await Team.EveryoneAsync(ExpectCurrentStoryAsync("Reset a password"));
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("4 of 4 voted"));
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Consensus", "Yes"));
        await alice.EstimateAsync("5");
        await Team.EveryoneAsync(table => Expect(table.StoryRow("Reset a password").Locator(".face")).ToHaveTextAsync("estimate 5"));
        await Team.EveryoneAsync(table => Expect(table.Page.Locator(".stories-pace")).ToHaveTextAsync("1 of 3 estimated · 5 points"));

        await alice.NextStoryAsync();
        await Team.EveryoneAsync(ExpectCurrentStoryAsync("Invite by mail"));

        await alice.DeleteStoryAsync("Dark colours");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Invite by mail", "Reset a password"));
        await alice.Button("Restore Dark colours").ClickAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Invite by mail", "Dark colours", "Reset a password"));
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());
    }

    [Fact]
    public async Task Stories_are_edited_and_moved_on_their_own_page_and_the_tables_follow()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol", "Dave");
        await alice.AddStoryAsync("One");
        await alice.AddStoryAsync("Two");
        await alice.AddStoryAsync("Three");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(ExpectCurrentStoryAsync("One"));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());

        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WatchForReloadAsync();
        await alice.VoteAsync("5");
        await backlog.MoveStoryAsync("Three", "Up");
        await backlog.ExpectStoriesAsync("One", "Three", "Two");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three", "Two"));
        await backlog.MoveStoryAsync("Three", "Down");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three"));
        await backlog.ExpectNotReloadedAsync();

        await backlog.StoryRow("One").GetByRole(AriaRole.Link, new() { Name = "Edit: One", Exact = true }).ClickAsync();
        await backlog.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("First of all");
        await backlog.Page.GetByLabel("Key", new() { Exact = true }).FillAsync("US-1");
        await backlog.Page.GetByLabel("Description", new() { Exact = true }).FillAsync("Short and\nin two lines");
        await backlog.Button("Save story").ClickAsync();
        await Team.EveryoneAsync(async table =>
        {
            await ExpectCurrentStoryAsync("First of all")(table);
            await Expect(table.Story).ToContainTextAsync("US-1");
            await Expect(table.Page.Locator("#description")).ToContainTextAsync("in two lines");
            await table.ExpectStoriesAsync("First of all", "Two", "Three");
        });
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());
    }

    [Fact]
    public async Task A_story_is_moved_by_dragging_and_by_its_menu()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three", "Four"]);
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three", "Four"));
        await Expect(Team["Bob"].Page.Locator(".grip").First).ToBeHiddenAsync();

        await alice.MoveStoryAsync("Four", "Move to top");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Four", "One", "Two", "Three"));
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "More: Four", Exact = true }).PressAsync("Enter");
        await alice.StoryRow("Four").GetByLabel("Move to").FillAsync("3");
        await alice.StoryRow("Four").GetByLabel("Move to").PressAsync("Enter");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Four", "Three"));
        await Expect(alice.Button("More: Four")).ToBeFocusedAsync();

        var (mouse, target) = (alice.Page.Mouse, await alice.StoryRow("Three").BoundingBoxAsync());
        await alice.StoryRow("One").Locator(".grip").HoverAsync();
        await mouse.DownAsync();
        await mouse.MoveAsync(target!.X + 20, target.Y + 5, new() { Steps = 5 });
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await (await alice.OpenAnotherTabAsync()).AddStoryAsync("Five");
        await Expect(alice.StoryRow("Five")).ToBeVisibleAsync();
        await mouse.MoveAsync(target.X + 20, target.Y + target.Height - 3, new() { Steps = 5 });
        await mouse.UpAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Two", "Four", "Three", "One", "Five"));
    }

    [Fact]
    public async Task A_story_is_moved_by_dragging_it_with_a_finger()
    {
        var page = await Team.OpenPageAsync("Alice", new() { HasTouch = true, ViewportSize = new() { Width = 390, Height = 844 } });
        var alice = await (await HomePage.OpenAsync(page)).StartSessionAsync("Sprint 12", "Alice");
        var bob = await Team.JoinAsync(alice.Invitation, "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await alice.WaitForBacklogScriptAsync();
        await alice.StoryRow("Three").ScrollIntoViewIfNeededAsync();
        var grip = await alice.StoryRow("One").Locator(".grip").BoundingBoxAsync();
        var target = await alice.StoryRow("Three").BoundingBoxAsync();
        var finger = await page.Context.NewCDPSessionAsync(page);

        var (x, from, to) = (grip!.X + 10, grip.Y + grip.Height / 2, target!.Y + target.Height - 3);
        await TouchAsync("touchStart", from);
        for (var step = 1; step <= 4; step++) await TouchAsync("touchMove", from + (to - from) * step / 4);
        await TouchAsync("touchEnd", null);
        await bob.ExpectStoriesAsync("Two", "Three", "One");
        await alice.ExpectStoriesAsync("Two", "Three", "One");

        Task TouchAsync(string type, float? y) => finger.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = y is null ? (object[])[] : [new { x, y }],
        });
    }

    [Fact]
    public async Task After_a_move_by_its_menu_the_focus_is_on_the_button_of_the_same_story()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three", "Four"]);
        (string Way, string Order)[] moves =
            [("Up", "One Three Two Four"), ("Move to top", "Three One Two Four"), ("Down", "One Three Two Four")];
        foreach (var (way, order) in moves)
        {
            await alice.Button("More: Three").PressAsync("Enter");
            await alice.StoryRow("Three").GetByRole(AriaRole.Button, new() { Name = way, Exact = true }).PressAsync("Enter");
            await Team.EveryoneAsync(table => table.ExpectStoriesAsync(order.Split(' ')));
            await Expect(alice.Button("More: Three")).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task A_parked_story_is_set_aside_in_front_of_everyone_and_taken_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three"));

        await alice.ParkStoryAsync("Two");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
        await Team.EveryoneAsync(table => Expect(table.Page.GetByText("0 of 2 estimated", new() { Exact = true })).ToBeVisibleAsync());
        await Team["Bob"].ExpectNotificationAsync("Two parked by Alice");
        await Expect(Team["Bob"].Parked).ToHaveCountAsync(0);
        await alice.NextStoryAsync();
        await alice.NextStoryAsync();
        await Team.EveryoneAsync(ExpectCurrentStoryAsync("Three"));

        await alice.TakeStoryBackAsync("Two");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Three", "One", "Two"));
        await Team["Bob"].ExpectNotificationAsync("Two taken back by Alice");
    }

    [Fact]
    public async Task Stories_typed_faster_than_the_server_answers_all_arrive_once()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        using var clicked = new SemaphoreSlim(0);
        await alice.Page.RouteAsync("**/addstory", async route =>
        {
            await clicked.WaitAsync(Ct);
            await route.ContinueAsync();
        });
        var field = alice.Page.GetByLabel("Story title", new() { Exact = true });
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            await field.FillAsync(title);
            await alice.Button("Add story").Or(alice.Button("Adding story…")).DblClickAsync();
            clicked.Release();
        }
        await alice.ExpectStoriesAsync("One", "Two", "Three");
        await Expect(field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Several_lines_pasted_as_a_title_are_several_stories()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team["Bob"].ExpectStatusAsync("Connected (2 players online)");
        var field = alice.Page.GetByLabel("Story title", new() { Exact = true });
        await field.FillAsync("US-1 One\nUS-2 Two\n\nThree\n");
        await field.PressAsync("Enter");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three"));
        await Expect(alice.Stories).ToHaveCountAsync(3);
        await alice.ExpectNotificationAsync("3 stories imported");
        await Team["Bob"].ExpectNotificationAsync("3 stories added by Alice");
        await Expect(field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_title_that_did_not_arrive_is_back_in_its_field()
    {
        Team.PageErrors.Expect("ERR_FAILED|Failed to fetch");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.Page.RouteAsync("**/addstory", route => route.AbortAsync());
        await alice.AddStoryAsync("One");
        await alice.ExpectNotificationAsync("nothing has changed at the table");
        await Expect(alice.Page.GetByLabel("Story title", new() { Exact = true })).ToHaveValueAsync("One");
    }

    [Fact]
    public async Task Deleting_the_story_on_the_table_leaves_a_quick_vote()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoryAsync("One");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(ExpectCurrentStoryAsync("One"));
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.DeleteStoryAsync("One");
        await Team.EveryoneAsync(ExpectCurrentStoryAsync("Quick vote"));
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("0 of 2 voted"));
        await Team["Bob"].ExpectNoCardAsync();
    }

    static Func<TablePage, Task> ExpectCurrentStoryAsync(string title) =>
        table => Expect(table.Story.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true })).ToBeVisibleAsync();
}
