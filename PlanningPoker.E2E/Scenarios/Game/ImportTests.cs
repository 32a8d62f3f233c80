using System.Text;
using Microsoft.Playwright;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A file and a long list are previewed before anything is written, whichever way they come to the page.</summary>
public class ImportTests(PokerServer server) : TableTests(server)
{
    const string File = "Issue key,Summary,Status\nUS-1,Reset a password,Open\nUS-2,Invite by mail,Open\n";

    [Fact]
    public async Task A_file_is_chosen_by_the_keyboard()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        var chooser = await backlog.Page.RunAndWaitForFileChooserAsync(
            () => backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Drop or choose a file" }).PressAsync("Enter"));
        await chooser.SetFilesAsync(
            new FilePayload { Name = "jira.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
        await backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await Expect(backlog.Stories).ToHaveCountAsync(0);

        // The field beside the list is the page's own button, in its language, and says what was chosen.
        await backlog.WaitForLaterScriptAsync("file-field");
        var field = backlog.Page.GetByLabel("Or choose a file", new() { Exact = true });
        await Expect(field).ToHaveCSSAsync("opacity", "0");
        chooser = await backlog.Page.RunAndWaitForFileChooserAsync(() => field.PressAsync("Enter"));
        await chooser.SetFilesAsync(
            new FilePayload { Name = "jira.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await Expect(backlog.Page.GetByText("jira.csv", new() { Exact = true })).ToBeVisibleAsync();
        await backlog.Button("Preview stories").ClickAsync();
        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_list_that_is_pasted_at_the_table_is_asked_about_or_previewed()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.WaitForBacklogScriptAsync();
        var field = alice.Page.GetByLabel("Story title", new() { Exact = true });
        await field.FillAsync(string.Join('\n', Enumerable.Range(1, 11).Select(i => $"Story {i}")));
        await field.PressAsync("Enter");
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "11 stories to import" })).ToBeVisibleAsync();
        await Expect(Team["Bob"].Stories).ToHaveCountAsync(0);
        await alice.Button("Import stories").ClickAsync();
        await Expect(Team["Bob"].Stories).ToHaveCountAsync(11);
        await Expect(alice.Page.Locator("#report")).ToBeVisibleAsync();

        // The server refuses what it cannot read, and the page leads to the question.
        Team.PageErrors.Expect("422");
        await alice.Page.GotoAsync(alice.Page.Url[..alice.Page.Url.IndexOf("/stories", StringComparison.Ordinal)]);
        await alice.WaitForBacklogScriptAsync();
        await field.FillAsync("Kennung\tWas\nUS-1\tReset a password\nUS-2\tInvite");
        await field.PressAsync("Enter");
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Which column has the titles?" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_asks_which_column_has_the_titles()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.Page.GetByLabel("Paste stories, one per line").FillAsync(
            "Kennung\tWas\tWer\nUS-1\tReset a password\tAnn\nUS-2\tInvite\tTom");
        await backlog.Button("Preview stories").ClickAsync();
        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "Which column has the titles?" })).ToBeVisibleAsync();

        await backlog.Page.GetByRole(AriaRole.Radio, new() { Name = "Was" }).CheckAsync();
        await backlog.Page.GetByLabel("Column of the keys").SelectOptionAsync("Kennung");
        await backlog.Button("Preview stories").ClickAsync();
        await Expect(backlog.Page.Locator(".import-columns > *")).ToHaveTextAsync(
            ["Key", "Kennung", "Title", "Was", "Not imported", "Wer"]);
        await backlog.Button("Import stories").ClickAsync();
        await alice.ExpectStoriesAsync("Reset a password", "Invite");
        await Expect(backlog.Page.Locator("#report .import-columns")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_import_that_fails_says_so_and_keeps_the_list()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.Page.GetByLabel("Paste stories, one per line").FillAsync("Reset a password\nInvite by mail");
        await backlog.Button("Preview stories").ClickAsync();
        const string errorPage = "<main><p class=\"lead\">It is our fault.</p></main>";
        await backlog.Page.RouteAsync("**/stories/import", route => route.FulfillAsync(
            new() { Status = 500, ContentType = "text/html", Body = errorPage }), new() { Times = 1 });
        Team.PageErrors.Expect("500");

        await backlog.Button("Import stories").ClickAsync();
        await Expect(backlog.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It is our fault.");
        await backlog.Button("Import stories").ClickAsync();

        await Expect(alice.Stories).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_large_import_shows_its_progress_and_can_be_cancelled()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.Page.RouteAsync("**/stories/preview", _ => Task.CompletedTask);
        await backlog.Page.GetByLabel("Paste stories, one per line").FillAsync("One\nTwo");
        await backlog.Button("Preview stories").ClickAsync();

        var progress = backlog.Page.GetByRole(AriaRole.Dialog, new() { Name = "Import" });
        await Expect(progress).ToBeVisibleAsync();
        await progress.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(progress).ToBeHiddenAsync();

        await backlog.Page.UnrouteAllAsync();
        await backlog.Button("Preview stories").ClickAsync();
        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
    }

    /// <summary>The answers to the page's questions are made here: the import of the largest file is over too soon.</summary>
    [Fact]
    public async Task A_large_import_counts_the_rows_that_are_read()
    {
        using var proxy = FaultProxy.To(Server.Address);
        Team.PageErrors.Expect("ERR_|WebSocket connection");
        var alice = await Team.StartSessionThroughAsync(proxy.Address, "Sprint 12", "Alice");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        var state = """{"state":"waiting","rows":0}""";
        await backlog.Page.RouteAsync("**/stories/progress?job=*", route =>
            route.FulfillAsync(new() { ContentType = "application/json", Body = Volatile.Read(ref state) }));
        await backlog.Page.GetByLabel("Paste stories, one per line").FillAsync("One\nTwo");
        proxy.Inject(Fault.DeafBrowser);
        await backlog.Button("Preview stories").ClickAsync();

        var status = backlog.Page.GetByRole(AriaRole.Dialog, new() { Name = "Import" }).GetByRole(AriaRole.Status);
        await Expect(status).ToHaveTextAsync("Other imports come first. Waiting…");
        foreach (var rows in (int[])[1200, 4800])
        {
            Volatile.Write(ref state, $$"""{"state":"reading","rows":{{rows}}}""");
            await Expect(status).ToHaveTextAsync($"Reading… {rows} rows");
        }
        proxy.Recover();
        await Expect(backlog.Page.GetByRole(AriaRole.Heading, new() { Name = "2 stories to import" })).ToBeVisibleAsync();
        await Expect(status).ToBeHiddenAsync();
    }
}
