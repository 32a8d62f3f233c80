using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A file that is dropped on the stories page, or on the table, is previewed before anything is written.</summary>
public class DroppedFileTests(PokerServer server) : TableTests(server)
{
    const string File = "Issue key,Summary,Status\nUS-1,Reset a password,Open\nUS-2,Invite by mail,Open\n";

    /// <summary>How many files the browser keeps for the stories page.</summary>
    const string KeptFiles = """
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('planning-poker');
          opening.onerror = reject;
          opening.onsuccess = () => {
            const counting = opening.result.transaction('files').objectStore('files').count();
            counting.onsuccess = () => resolve(counting.result);
          };
        })
        """;

    [Fact]
    public async Task A_file_is_dropped_anywhere_on_the_page_and_its_stories_arrive_at_every_table()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        var target = backlog.Page.GetByText("Drop the file to preview its stories");

        await DragAsync(backlog.Page, "dragover");
        await Expect(target).ToBeVisibleAsync();
        await DragAsync(backlog.Page, "dragleave");
        await Expect(target).ToBeHiddenAsync();
        await DragAsync(backlog.Page, "dragover");
        await DragAsync(backlog.Page, "drop");

        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
        await Expect(backlog.Page.Locator(".import-columns > *")).ToHaveTextAsync(
            ["Key", "Issue key", "Title", "Summary", "Not imported", "Status"]);
        await Expect(Team["Bob"].Stories).ToHaveCountAsync(0);
        await Expect(backlog.Button("Import stories")).ToBeFocusedAsync();
        await backlog.Page.Keyboard.PressAsync("Enter");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Reset a password", "Invite by mail"));
    }

    [Fact]
    public async Task Who_becomes_a_host_on_the_page_can_drop_a_file_there()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var backlog = await Team["Bob"].OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.ExpectConnectedAsync();
        var target = backlog.Page.GetByText("Drop the file to preview its stories");
        await DragAsync(backlog.Page, "dragover");
        await Expect(target).ToBeHiddenAsync();

        await alice.MakeHostAsync("Bob");
        await Expect(backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Drop or choose a file" })).ToBeVisibleAsync();
        await backlog.WaitForBacklogScriptAsync();
        await DragAsync(backlog.Page, "dragover");
        await Expect(target).ToBeVisibleAsync();
        await DragAsync(backlog.Page, "drop");

        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
        await backlog.Button("Import stories").ClickAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Reset a password", "Invite by mail"));
    }

    [Fact]
    public async Task A_file_that_is_dropped_on_the_table_of_a_host_is_shown_before_it_is_imported()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.WaitForBacklogScriptAsync();
        await bob.WatchForReloadAsync();
        // Nor does the browser open it instead of the table.
        Assert.True(await DropFileAsync(bob));
        await bob.ExpectNotReloadedAsync();

        await alice.MakeHostAsync("Bob");
        await Expect(bob.Button("Reveal cards")).ToBeVisibleAsync();
        Assert.True(await DropFileAsync(bob));
        await bob.Button("Import stories").ClickAsync();
        await Expect(bob.Page.GetByText("2 stories imported")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_import_of_a_file_that_was_dropped_on_the_table_shows_its_progress_and_can_be_cancelled()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.WaitForBacklogScriptAsync();
        await alice.Page.RouteAsync("**/stories/preview", _ => Task.CompletedTask);
        Assert.True(await DropFileAsync(alice));

        var progress = alice.Page.GetByRole(AriaRole.Dialog, new() { Name = "Import" });
        await Expect(progress).ToBeVisibleAsync();
        await progress.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(progress).ToBeHiddenAsync();
        await alice.Page.UnrouteAllAsync();

        // It was brought once: the page asks for nothing when it is loaded again.
        await alice.ReloadAsync();
        await alice.WaitForBacklogScriptAsync();
        Assert.Equal(0, await alice.Page.EvaluateAsync<int>(KeptFiles));
        await Expect(progress).ToBeHiddenAsync();
        await Expect(alice.Page.GetByLabel("Paste stories, one per line")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_that_did_not_reach_the_stories_page_goes_to_no_other_session()
    {
        Team.PageErrors.Expect("502");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.WaitForBacklogScriptAsync();
        await alice.Page.RouteAsync("**/stories", route => route.FulfillAsync(new() { Status = 502, Body = "Bad gateway" }));
        Assert.True(await DropFileAsync(alice));
        await alice.Page.WaitForURLAsync("**/stories");

        var other = await (await HomePage.OpenAsync(alice.Page)).StartSessionAsync("Sprint 13", "Alice");
        var table = other.Page.Url;
        await other.WaitForBacklogScriptAsync();
        await other.Page.WaitForFunctionAsync($"async () => await ({KeptFiles})() === 0");
        await other.ExpectConnectedAsync();
        Assert.Equal(table, other.Page.Url);
    }

    [Fact]
    public async Task A_file_that_the_browser_cannot_keep_is_imported_from_the_table_all_the_same()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.WaitForBacklogScriptAsync();
        await alice.Page.EvaluateAsync("() => { IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }; }");
        Assert.True(await DropFileAsync(alice));
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
    }

    static async Task<bool> DropFileAsync(TablePage table) =>
        await DragAsync(table.Page, "dragover") && await DragAsync(table.Page, "drop");

    /// <returns>Whether the page keeps the browser from opening the file.</returns>
    static Task<bool> DragAsync(IPage page, string type) => page.EvaluateAsync<bool>(
        """
        ([type, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], 'jira.csv', { type: 'text/csv' }));
          return !document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
        """,
        new[] { type, File });
}
