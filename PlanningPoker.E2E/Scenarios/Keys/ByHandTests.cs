using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>What a host does in an hour, with the fingers alone on a phone, and with the keyboard alone on a laptop.</summary>
public class ByHandTests(PokerServer server) : TableTests(server)
{
    internal static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
    };

    bool isTouch;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_runs_the_clock_and_the_round_and_takes_back_what_one_press_did(bool byTouch)
    {
        var alice = await StartAsync(byTouch);
        var time = Team["Bob"].Page.Locator(".timer-time");
        await PressAsync(alice.Button("Choose how long"));
        await PressAsync(alice.Button("3 minutes"));
        await Expect(time).ToContainTextAsync("2:");
        await PressAsync(alice.Button("Pause"));
        // The tools move when the clock stands still, and take no press in that moment.
        await Expect(alice.Button("Resume")).ToBeVisibleAsync();
        await PressAsync(alice.Button("+1 min"));
        await Expect(time).ToContainTextAsync("3:");
        await PressAsync(alice.Button("Resume"));
        await Expect(alice.Button("Pause")).ToBeVisibleAsync();
        await PressAsync(alice.Button("Stop timer"));
        await Expect(time).ToHaveCountAsync(0);

        await PressAsync(alice.Card("5"));
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("2 of 3 voted");
        await PressAsync(alice.Button("Reveal cards"));
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
        await PressAsync(alice.Button("Undo reveal"));
        await Team.EveryoneAsync(table => table.ExpectNotRevealedAsync());
        await PressAsync(alice.Button("Reveal cards"));
        await PressAsync(alice.Button("Save 5 & next"));
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await PressAsync(alice.Button("Undo “Save 5”"));
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
        await PressAsync(alice.Button("Vote again"));
        await Team.EveryoneAsync(table => table.ExpectNotRevealedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_skips_promotes_removes_and_brings_back_a_player_and_may_stay(bool byTouch)
    {
        var alice = await StartAsync(byTouch);
        var players = await alice.OpenAnotherTabAsync("/players");
        await players.ExpectConnectedAsync();
        await PressAsync(players.Button("Skip Bob in this round"));
        await alice.ExpectProgressAsync("0 of 2 voted");
        await PressAsync(players.Button("Don’t skip Bob"));
        await alice.ExpectProgressAsync("0 of 3 voted");
        await PressAsync(players.Button("Make host: Carol"));
        await Expect(Team["Carol"].Button("Reveal cards")).ToBeVisibleAsync();
        await PressAsync(players.Button("Remove Bob"));
        await alice.ExpectPlayerCountAsync(2);
        await PressAsync(players.Button("Bring Bob back"));
        await alice.ExpectPlayerCountAsync(3);

        await Team["Carol"].LeaveAsync();
        await Expect(Team["Carol"].Button("Join")).ToBeVisibleAsync();
        await PressAsync(alice.Button("Leave"));
        await Expect(alice.Page.GetByText("Bob becomes host, because no other host is left.")).ToBeVisibleAsync();
        await PressAsync(alice.Page.GetByRole(AriaRole.Link, new() { Name = "Stay", Exact = true }));
        await Expect(alice.Button("Reveal cards")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_orders_parks_deletes_and_restores_stories_and_stops_a_countdown(bool byTouch)
    {
        var alice = await StartAsync(byTouch);
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.ExpectConnectedAsync();
        await ChooseAsync(backlog, "Three", "Move to top");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three", "Two"));
        await ChooseAsync(backlog, "Three", "Park");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two"));
        await PressAsync(backlog.Button("Take Three back"));
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three", "Two"));
        await ChooseAsync(backlog, "Two", "Delete");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
        await PressAsync(backlog.Button("Restore Two"));
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three", "Two"));

        var settings = await alice.OpenAnotherTabAsync("/settings");
        var isOn = settings.Page.GetByRole(AriaRole.Checkbox, new() { NameString = "Reveal automatically" });
        if (isTouch) await isOn.TapAsync();
        else await isOn.PressAsync("Space");
        await PressAsync(settings.Button("Save settings"));
        await settings.ExpectNotificationAsync("Saved");
        await Team["Bob"].VoteAsync("8");
        await Team["Carol"].VoteAsync("8");
        await alice.ExpectProgressAsync("2 of 3 voted");
        await PressAsync(alice.Card("8"));
        await PressAsync(alice.Button("Stop"));
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("3 of 3 voted"));
        await PressAsync(alice.Button("Reveal cards"));
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "8"));
    }

    /// <summary>The host alone has a phone.</summary>
    async Task<TablePage> StartAsync(bool byTouch)
    {
        isTouch = byTouch;
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", byTouch ? Phone : null);
        // One after the other, so that Bob is the longest-seated.
        foreach (var player in (string[])["Bob", "Carol"]) await Team.JoinAsync(alice.Invitation, player);
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await Team.EveryoneAsync(table => table.ExpectConnectedAsync());
        return alice;
    }

    async Task ChooseAsync(TablePage backlog, string story, string what)
    {
        await PressAsync(backlog.Button($"More: {story}"));
        await PressAsync(backlog.StoryRow(story).GetByRole(AriaRole.Button, new() { Name = what, Exact = true }));
    }

    /// <summary>Taps a button, or focuses it and presses Enter.</summary>
    async Task PressAsync(ILocator button)
    {
        await Expect(button).ToBeEnabledAsync();
        if (isTouch) await button.TapAsync();
        else await button.PressAsync("Enter");
    }
}
