using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Of a long backlog the first rows are on the page; the others come as they are scrolled to.</summary>
public class LongBacklogTests(PokerServer server) : TableTests(server)
{
    static readonly string[] Titles = [.. Enumerable.Range(1, 130).Select(i => $"Story number {i:000}")];

    [Fact]
    public async Task Rows_come_as_they_are_scrolled_to_and_changes_of_others_do_no_harm()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(Titles);
        await Expect(Team["Bob"].Stories.Filter(new() { HasText = "Story number" })).ToHaveCountAsync(40);
        await Expect(Team["Bob"].Page.Locator("#head-next .group-count")).ToHaveTextAsync("130");

        foreach (var shown in (int[])[80, 120, 130])
        {
            await alice.Page.Locator(".story-row").Last.ScrollIntoViewIfNeededAsync();
            await Expect(alice.Page.Locator($".story-row >> nth={shown - 1}")).ToBeAttachedAsync();
        }
        await alice.ExpectStoriesAsync(Titles);

        await alice.ParkStoryAsync("Story number 100");
        await alice.MoveStoryAsync("Story number 120", "Up");
        await alice.StartStoryAsync("Story number 090");
        string[] now =
            [Titles[89], .. Titles[..89], .. Titles[90..99], .. Titles[100..118], Titles[119], Titles[118], .. Titles[120..]];
        await alice.ExpectStoriesAsync(now);
        await Expect(Team["Bob"].StoryRow("Story number 090")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(Team["Bob"].Page.Locator("#head-next .group-count")).ToHaveTextAsync("128");

        await alice.RefreshAsync();
        await alice.ExpectConnectedAsync();
        await alice.ExpectStoriesAsync(now);
    }

    [Fact]
    public async Task Without_JavaScript_a_link_leads_to_the_next_rows()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoriesAsync(Titles);
        await Expect(alice.Stories.First).ToBeVisibleAsync();
        await using var browser = await alice.Page.Context.Browser!.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            StorageState = await alice.Page.Context.StorageStateAsync(),
        });
        var page = new TablePage(await browser.NewPageAsync());
        await page.Page.GotoAsync($"{alice.Invitation}/stories");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Show more stories" }).ClickAsync();

        await Expect(page.StoryRow("Story number 041")).ToBeVisibleAsync();
        await Expect(page.StoryRow("Story number 040")).ToHaveCountAsync(0);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the first stories" }).ClickAsync();
        await Expect(page.StoryRow("Story number 001")).ToBeVisibleAsync();
    }
}
