using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A double click acts on what its first half has hit, not on what has come in its place.</summary>
public class DoubleClickTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task On_Remove_it_removes_one_player()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await alice.Page.GotoAsync($"{alice.Invitation}/players");
        await alice.WaitForLaterScriptAsync("double-click");
        var bob = alice.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Bob" });
        var removes = alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove ") });

        await DoubleClickAsync(bob, () => Expect(bob).ToHaveCountAsync(0));

        await Expect(removes).ToHaveCountAsync(1);
        await Team["Carol"].ExpectPlayerCountAsync(2);
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Carol" }).ClickAsync();
        await Expect(removes).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_the_menu_of_a_row_it_does_not_start_the_story_beneath()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoriesAsync([.. Enumerable.Range(1, 12).Select(number => $"Story {number}")]);
        await Expect(alice.StoryRow("Story 12")).ToHaveCountAsync(1);
        await alice.Page.GotoAsync($"{alice.Invitation}/stories");
        await alice.WaitForLaterScriptAsync("double-click");
        await alice.StoryRow("Story 3").Locator(".more-button, [popovertarget]").First.ClickAsync();
        var park = alice.StoryRow("Story 3").GetByRole(AriaRole.Button, new() { NameRegex = new("^Park") });

        // Which row lies beneath depends on the height of the window.
        await DoubleClickAsync(park, async () =>
        {
            await Expect(alice.StoryRow("Story 3")).ToHaveCountAsync(0);
            await alice.StoryRow("Story 4").GetByRole(AriaRole.Button, new() { Name = "Start: Story 4" }).HoverAsync();
        });

        // What the second half had sent would be done before this.
        await alice.ParkStoryAsync("Story 5");
        await Expect(alice.StoryRow("Story 5")).ToHaveCountAsync(0);
        await Expect(alice.Page.Locator(".story-row[data-group=Now]")).ToHaveCountAsync(0);
    }

    /// <summary>Presses twice at the same place, the second time when the first press has had its effect.</summary>
    static async Task DoubleClickAsync(ILocator button, Func<Task> effect)
    {
        await button.HoverAsync();
        var mouse = button.Page.Mouse;
        await mouse.DownAsync(new() { ClickCount = 1 });
        await mouse.UpAsync(new() { ClickCount = 1 });
        await effect();
        await mouse.DownAsync(new() { ClickCount = 2 });
        await mouse.UpAsync(new() { ClickCount = 2 });
    }
}
