using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>What the page of the stories can do with a backlog: search it, select several, edit a story in its row.</summary>
public class BacklogTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_search_finds_what_is_not_loaded_yet_and_stays_while_others_change_the_list()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync([.. Enumerable.Range(1, 60).Select(i => $"Story number {i:000}")]);
        var backlog = await OpenBacklogAsync(alice);
        var field = backlog.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search stories" });

        await field.PressSequentiallyAsync("number 05");
        await backlog.ExpectStoriesAsync([.. Enumerable.Range(50, 10).Prepend(5).Select(i => $"Story number {i:000}")]);
        await Expect(backlog.Page.GetByText("11 of 60 stories match")).ToBeVisibleAsync();
        await Expect(field).ToBeFocusedAsync();

        await alice.AddStoryAsync("Story number 061");
        await alice.AddStoryAsync("Another number 052");
        await Expect(backlog.Page.GetByText("12 of 62 stories match")).ToBeVisibleAsync();
        await Expect(backlog.StoryRow("Another number 052")).ToBeVisibleAsync();
        await Expect(backlog.StoryRow("Story number 061")).ToHaveCountAsync(0);
        await backlog.RefreshAsync();
        await backlog.ExpectConnectedAsync();
        await Expect(backlog.Stories).ToHaveCountAsync(12);

        await field.PressAsync("Escape");
        await Expect(backlog.StoryRow("Story number 001")).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("");
        await Expect(field).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Several_stories_are_selected_by_the_keyboard_and_a_range_and_one_undo_brings_all_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three", "Four", "Five"]);
        await alice.StartStoryAsync("One");
        await Expect(Team["Bob"].Story).ToContainTextAsync("One");
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        var backlog = await OpenBacklogAsync(alice);
        var bar = backlog.Page.GetByRole(AriaRole.Group, new() { Name = "Selected stories" });
        await Expect(Box(backlog, "One")).ToBeHiddenAsync();

        await backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Select several" }).PressAsync("Enter");
        await Box(backlog, "One").PressAsync("Space");
        await Box(backlog, "Two").ClickAsync();
        await Box(backlog, "Four").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(bar.GetByText("4 selected")).ToBeVisibleAsync();
        await Box(backlog, "Two").PressAsync("Space");
        await Expect(bar.GetByText("3 selected")).ToBeVisibleAsync();
        await alice.MoveStoryAsync("Four", "Move to top");
        await backlog.ExpectStoriesAsync("One", "Four", "Two", "Three", "Five");
        await Expect(bar.GetByText("3 selected")).ToBeVisibleAsync();

        await bar.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Two", "Five"));
        await Team["Bob"].ExpectNotificationAsync("3 stories deleted by Alice");
        await Expect(bar.GetByText("0 selected")).ToBeVisibleAsync();
        await alice.Button("Restore 3 stories").ClickAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Four", "Two", "Three", "Five"));
        await alice.ExpectProgressAsync("1 of 2 voted");

        await bar.GetByLabel("Select all shown").CheckAsync();
        await Expect(bar.GetByText("5 selected")).ToBeVisibleAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Park" }).ClickAsync();
        await Expect(Team["Bob"].Stories).ToHaveCountAsync(0);
        await alice.Button("Take 5 stories back").ClickAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Four", "Two", "Three", "Five"));
    }

    [Theory, InlineData("/stories"), InlineData("")]
    public async Task A_story_is_edited_in_its_row_while_others_change_the_list(string address)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["US-1 One", "Two", "Three"]);
        var backlog = await OpenBacklogAsync(alice, address);
        await backlog.WatchForReloadAsync();
        var edit = backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Edit: One", Exact = true });
        var form = backlog.Page.GetByRole(AriaRole.Form, new() { Name = "Edit story" });
        var title = form.GetByLabel("Title", new() { Exact = true });

        await edit.PressAsync("Enter");
        await Expect(title).ToBeFocusedAsync();
        await title.FillAsync("Nothing");
        await title.PressAsync("Escape");
        await Expect(form).ToHaveCountAsync(0);
        await Expect(edit).ToBeFocusedAsync();

        await edit.PressAsync("Enter");
        await title.FillAsync("First of all");
        await alice.MoveStoryAsync("Three", "Move to top");
        await Expect(backlog.Page.Locator(".story-row").First).ToContainTextAsync("Three");
        await backlog.RefreshAsync();
        await Expect(title).ToHaveValueAsync("First of all");
        await form.GetByLabel("Estimate", new() { Exact = true }).FillAsync("5");
        await title.PressAsync("Enter");
        await Team.EveryoneAsync(table => Expect(table.StoryRow("First of all")).ToContainTextAsync("estimate 5"));
        await Expect(form).ToHaveCountAsync(0);
        await Expect(backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Edit: First of all", Exact = true })).ToBeFocusedAsync();
        await backlog.ExpectNotReloadedAsync();
    }

    [Theory, InlineData("Park"), InlineData("Delete")]
    public async Task A_row_that_goes_gives_the_focus_to_the_next_one(string tool)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        var backlog = await OpenBacklogAsync(alice);
        await backlog.StoryRow("Two").Locator(".story-tools [popovertarget]").PressAsync("Enter");
        await backlog.Page.Locator(".row-menu:popover-open").GetByText(tool, new() { Exact = true }).PressAsync("Enter");
        await Expect(backlog.StoryRow("Three").Locator(".story-tools [popovertarget]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_double_click_on_Edit_opens_one_form()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("One");
        await alice.WaitForBacklogScriptAsync();
        var asked = 0;
        alice.Page.Request += (_, request) => asked += request.Url.Contains("/rowform", StringComparison.Ordinal) ? 1 : 0;
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Edit: One", Exact = true }).DblClickAsync();
        await Expect(EditedTitle(alice)).ToBeFocusedAsync();
        Assert.Equal(1, asked);
    }

    [Theory, InlineData("/stories"), InlineData("")]
    public async Task A_conflict_in_a_row_shows_both_texts_and_keeps_what_was_typed(string address)
    {
        Team.PageErrors.Expect("409");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("One");
        var backlog = await OpenBacklogAsync(alice, address);
        var other = await OpenBacklogAsync(alice);
        foreach (var page in new[] { backlog, other })
            await page.Page.GetByRole(AriaRole.Link, new() { Name = "Edit: One", Exact = true }).ClickAsync();
        await EditedTitle(other).FillAsync("Theirs");
        await EditedTitle(other).PressAsync("Enter");
        await Expect(backlog.Page.Locator(".story-row").Filter(new() { HasText = "Theirs" })).ToHaveCountAsync(1);

        await EditedTitle(backlog).FillAsync("Mine");
        await EditedTitle(backlog).PressAsync("Enter");
        await Expect(backlog.Page.Locator(".story-edit .conflict-text").First).ToHaveTextAsync("Theirs");
        await Expect(EditedTitle(backlog)).ToHaveValueAsync("Mine");
        await EditedTitle(backlog).PressAsync("Enter");
        await alice.ExpectStoriesAsync("Mine");
    }

    [Fact]
    public async Task Without_JavaScript_several_stories_are_parked_by_one_form_and_the_list_is_searched()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoriesAsync([.. Enumerable.Range(1, 20).Select(i => $"Story {i:00}")]);
        await using var browser = await alice.Page.Context.Browser!.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            StorageState = await alice.Page.Context.StorageStateAsync(),
        });
        var page = new TablePage(await browser.NewPageAsync());
        await page.Page.GotoAsync($"{alice.Invitation}/stories");
        await page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search stories" }).FillAsync("story 2");
        await page.Button("Search").ClickAsync();
        await page.ExpectStoriesAsync("Story 02", "Story 12", "Story 20");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Stories", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Select several" }).ClickAsync();
        await Box(page, "Story 01").CheckAsync();
        await Box(page, "Story 03").CheckAsync();
        await page.Page.GetByRole(AriaRole.Group, new() { Name = "Selected stories" })
            .GetByRole(AriaRole.Button, new() { Name = "Park" }).ClickAsync();
        await Expect(alice.Stories).ToHaveCountAsync(18);
    }

    [Fact]
    public async Task At_the_table_the_field_has_the_width_of_the_backlog_and_a_phone_edits_by_the_menu()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("One");
        var (field, list) = (alice.Page.Locator("#new-story"), alice.Page.Locator("#stories-list"));
        foreach (var (width, height) in new[] { (1280, 800), (1920, 1080), (360, 740) })
        {
            await alice.Page.SetViewportSizeAsync(width, height);
            var (typed, rows) = ((await field.BoundingBoxAsync())!, (await list.BoundingBoxAsync())!);
            Assert.Equal((rows.X, rows.Width), (typed.X, typed.Width));
        }

        await alice.WaitForBacklogScriptAsync();
        await alice.Page.Locator(".story-row [popovertarget]").ClickAsync();
        await alice.Page.Locator(".row-menu").GetByText("Edit", new() { Exact = true }).ClickAsync();
        await Expect(EditedTitle(alice)).ToBeFocusedAsync();
        await EditedTitle(alice).FillAsync("First of all");
        await EditedTitle(alice).PressAsync("Enter");
        await alice.ExpectStoriesAsync("First of all");
        await Expect(alice.Page.Locator(".story-row [popovertarget]")).ToBeFocusedAsync();

        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Paste list" }).ClickAsync();
        await Expect(alice.Page.GetByLabel("Paste stories, one per line")).ToBeVisibleAsync();
    }

    static async Task<TablePage> OpenBacklogAsync(TablePage table, string address = "/stories")
    {
        var backlog = await table.OpenAnotherTabAsync(address);
        await backlog.WaitForBacklogScriptAsync();
        await backlog.ExpectConnectedAsync();
        return backlog;
    }

    static ILocator Box(TablePage page, string title) => page.StoryRow(title).Locator(".pick");

    static ILocator EditedTitle(TablePage page) => page.Page.Locator(".story-edit [name='title']");
}
