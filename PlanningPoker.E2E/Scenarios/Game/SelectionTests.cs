using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>What is done to the selected stories is done to those that are counted and in sight.</summary>
public class SelectionTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_selected_story_in_a_closed_part_of_the_list_is_not_deleted()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await alice.ParkStoryAsync("Three");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        var bar = backlog.Page.GetByRole(AriaRole.Group, new() { Name = "Selected stories" });
        var parked = backlog.Page.Locator("#parked > summary");
        var three = backlog.Parked.Locator(".pick");
        await backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Select several" }).ClickAsync();
        await parked.ClickAsync();
        await three.ClickAsync();
        await Expect(bar.GetByText("1 selected")).ToBeVisibleAsync();

        await parked.ClickAsync();
        await Expect(bar.GetByText("0 selected")).ToBeVisibleAsync();
        await backlog.StoryRow("One").Locator(".pick").ClickAsync();
        await Expect(bar.GetByText("1 selected")).ToBeVisibleAsync();
        await parked.ClickAsync();
        await Expect(bar.GetByText("2 selected")).ToBeVisibleAsync();
        await Expect(three).ToBeCheckedAsync();
        await parked.ClickAsync();
        await Expect(bar.GetByText("1 selected")).ToBeVisibleAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(backlog.Stories).ToHaveCountAsync(1);
        await backlog.ExpectStoriesAsync("Two");
        await Expect(backlog.Page.Locator("#parked-list > *")).ToContainTextAsync(["Three"]);
    }
}
