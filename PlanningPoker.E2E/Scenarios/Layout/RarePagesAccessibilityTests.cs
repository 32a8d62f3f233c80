using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>Axe finds no violation on the pages and dialogs that are seldom seen: of an import, of the end, without a connection.</summary>
public sealed class RarePagesAccessibilityTests(PokerServer server) : TableTests(server)
{
    readonly List<string> found = [];

    [Fact]
    public async Task The_pages_of_an_import_pass()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.Page.GetByLabel("Paste stories, one per line").FillAsync(
            "Kennung\tWas\tWer\nUS-1\tReset a password\tAnn\nUS-2\tInvite\tTom");
        await backlog.Button("Preview stories").ClickAsync();
        await ExpectHeadingAsync(backlog.Page, "Which column has the titles?");
        await CheckAsync(backlog.Page, "the question of an import");
        await backlog.Page.GetByRole(AriaRole.Radio, new() { Name = "Was" }).CheckAsync();
        await backlog.Button("Preview stories").ClickAsync();
        await Expect(backlog.Button("Import stories")).ToBeVisibleAsync();
        await CheckAsync(backlog.Page, "the preview of an import");
        await backlog.Button("Import stories").ClickAsync();
        await Expect(backlog.Page.Locator("#report")).ToBeVisibleAsync();
        await CheckAsync(backlog.Page, "the report of an import");
        ExpectNothingFound();
    }

    [Fact]
    public async Task The_dialogs_after_a_reveal_pass()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("One");
        await alice.StartStoryAsync("One");
        await Expect(alice.Story).ToContainTextAsync("One");
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 1 voted");
        await alice.RevealAsync();
        await alice.Button("Other…").ClickAsync();
        await Expect(alice.Page.Locator("#estimate-dialog")).ToBeVisibleAsync();
        await CheckAsync(alice.Page, "the dialog for another estimate");
        await alice.Page.Keyboard.PressAsync("Escape");
        await alice.Button("More").ClickAsync();
        await Expect(alice.Page.Locator("#more")).ToBeVisibleAsync();
        await CheckAsync(alice.Page, "more controls");
        ExpectNothingFound();
    }

    [Fact]
    public async Task The_ways_in_and_out_of_a_session_pass()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var table = alice.Page.Url;
        await alice.Page.GotoAsync($"{table}/settings");
        await alice.Page.GetByLabel("Passcode for newcomers").FillAsync("blue whale");
        await alice.Button("Save settings").ClickAsync();
        await alice.ExpectNotificationAsync("Saved");
        var visitor = await Team.OpenPageAsync("Dan");
        await visitor.GotoAsync(table);
        await Expect(visitor.GetByLabel("Passcode", new() { Exact = true })).ToBeVisibleAsync();
        await CheckAsync(visitor, "joining with a passcode");
        await alice.Page.GotoAsync($"{table}/ending");
        await CheckAsync(alice.Page, "the question before the end");
        await alice.Button("End session").ClickAsync();
        await Expect(alice.Page.GetByText("This session has ended.", new() { Exact = false })).ToBeVisibleAsync();
        await CheckAsync(alice.Page, "the summary of an ended session");
        ExpectNothingFound();
    }

    [Fact]
    public async Task The_summary_of_a_guest_and_the_page_without_a_connection_pass()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 1 voted");
        await alice.RevealAsync();
        var guest = await Team.OpenPageAsync("Dan");
        await guest.GotoAsync($"{alice.Page.Url}/summary");
        await Expect(guest.Locator("#summary")).ToBeVisibleAsync();
        await CheckAsync(guest, "the summary of a guest");
        await guest.GotoAsync("/offline");
        await CheckAsync(guest, "the page without a connection");
        ExpectNothingFound();
    }

    static Task ExpectHeadingAsync(IPage page, string name) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();

    Task CheckAsync(IPage page, string what) => AccessibilityTests.CheckInPassingAsync(page, what, found);

    void ExpectNothingFound() => Assert.True(found.Count == 0, string.Join('\n', found));
}
