using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// Axe finds no violation in the states that come and go in an hour: clocks, offers, the talk, and the tools of the backlog. So each of
/// their controls has a name.
/// </summary>
public sealed class HourAccessibilityTests(GalleryServer server) : GalleryTests(server)
{
    static readonly string[] Scenes =
    [
        "timer", "skipped", "reason", "outliers", "reasons", "five-rounds", "five-rounds-voting", "anonymous-rounds", "controls-offered",
        "stand-in-revealed", "facilitating", "last-story", "backlog-done-player", "parked",
    ];

    readonly List<string> found = [];

    [Fact]
    public async Task The_table_passes_in_every_state_of_an_hour()
    {
        var page = await Team.OpenPageAsync("Visitor");
        foreach (var scene in Scenes)
        {
            await page.GotoAsync($"/dev/gallery/{scene}");
            await Expect(page.Locator("#controls")).ToBeAttachedAsync();
            await CheckAsync(page, scene);
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_backlog_passes_while_it_is_worked_on()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync([.. Enumerable.Range(1, 25).Select(i => $"US-{i} Story number {i:00}")]);
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.Button("More: Story number 02").ClickAsync();
        await CheckAsync(backlog.Page, "the menu of a row");
        await backlog.Page.Keyboard.PressAsync("Escape");
        await backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Edit: Story number 02", Exact = true }).ClickAsync();
        await Expect(backlog.Page.GetByRole(AriaRole.Form, new() { Name = "Edit story" })).ToBeVisibleAsync();
        await CheckAsync(backlog.Page, "a row that is edited");
        await backlog.Page.GotoAsync($"{alice.Invitation}/stories?select=true");
        await CheckAsync(backlog.Page, "several are selected");
        await backlog.Page.GetByRole(AriaRole.Searchbox).FillAsync("number 1");
        await Expect(backlog.Page.GetByText("stories match")).ToBeVisibleAsync();
        await CheckAsync(backlog.Page, "a search");
        await backlog.Page.GotoAsync($"{alice.Invitation}/summary");
        await CheckAsync(backlog.Page, "the summary");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    Task CheckAsync(IPage page, string what) => AccessibilityTests.CheckInPassingAsync(page, what, found);
}
