using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>Axe finds no violation on any page, with light, dark and forced colours, on a phone and on a desktop.</summary>
public class AccessibilityTests(PokerServer server) : TableTests(server)
{
    const int Narrow = 360, Wide = 1280;

    [Fact]
    public async Task Home_join_and_error_pages_pass()
    {
        var page = await Team.OpenPageAsync("Visitor");
        Team.PageErrors.Expect("404");
        var found = new List<string>();
        await page.GotoAsync("/");
        await CheckAsync(page, "home", found);
        await page.GotoAsync("/s/NOTA-CODE-HERE");
        await CheckAsync(page, "error", found);
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await page.GotoAsync($"{alice.Invitation}");
        await CheckAsync(page, "join", found);
        await page.GotoAsync($"{alice.Invitation}/pass/nonsense");
        await CheckAsync(page, "a used link", found);
        await page.GotoAsync($"/?deleted={alice.Invitation.Segments[^1]}");
        await CheckAsync(page, "home after a session was deleted", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Every_notice_on_the_way_in_and_out_passes()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        var (bob, carol) = (Team["Bob"], Team["Carol"]);
        Team.PageErrors.Expect("403");
        Team.PageErrors.Expect("409");
        var found = new List<string>();
        await carol.VoteAsync("5");
        await carol.Page.GotoAsync($"{alice.Invitation}/leaving");
        await CheckAsync(carol.Page, "leaving", found);
        await alice.RemoveAsync("Bob");
        await Expect(bob.Page.GetByText("A host removed you from this session.")).ToBeVisibleAsync();
        await CheckAsync(bob.Page, "removed", found);
        await bob.Page.GetByLabel("Your name", new() { Exact = true }).FillAsync("Alice");
        await bob.Button("Join").ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await CheckAsync(bob.Page, "a name that is taken", found);
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Keep newcomers out", Exact = true }).CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
        var visitor = await Team.OpenPageAsync("Dan");
        await visitor.GotoAsync($"{alice.Invitation}");
        await CheckAsync(visitor, "locked", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_table_passes_for_host_and_player_before_and_after_the_reveal()
    {
        var (host, player) = await OpenFullTableAsync();
        var found = new List<string>();
        await player.VoteAsync("13");
        await host.VoteAsync("3");
        await host.ExpectProgressAsync("2 of 3 voted");
        await CheckAsync(host.Page, "voting, host", found);
        await CheckAsync(player.Page, "voting, player", found);
        await host.RevealAsync();
        await host.ExpectCardOfAsync("Alex", "13");
        await player.ExpectCardOfAsync("Alex", "13");
        await CheckAsync(host.Page, "revealed, host", found);
        await CheckAsync(player.Page, "revealed, player", found);
        await host.VoteAgainAsync();
        await Expect(player.Story).ToContainTextAsync("Round 2");
        await player.VoteAsync("5");
        await host.ExpectProgressAsync("1 of 3 voted");
        await host.RevealAsync();
        await player.ExpectCardOfAsync("Alex", "5");
        await CheckAsync(player.Page, "second round", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_other_pages_of_a_session_pass()
    {
        var (host, _) = await OpenFullTableAsync();
        var found = new List<string>();
        var table = host.Page.Url;
        foreach (var page in new[] { "stories", "players", "settings" })
        {
            await host.Page.GotoAsync($"{table}/{page}");
            await CheckAsync(host.Page, page, found);
        }
        await host.Page.GotoAsync($"{table}/stories");
        await host.StoryRow("Story number 3").GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await CheckAsync(host.Page, "edit story", found);
        await host.Page.GotoAsync(table);
        await host.Page.Keyboard.PressAsync("?");
        await CheckAsync(host.Page, "keys", found, "#help");
        await host.Page.Keyboard.PressAsync("Escape");
        await host.Button("Show QR code").ClickAsync();
        await CheckAsync(host.Page, "invitation", found, "#invite");
        await host.Button("Use another device").ClickAsync();
        await host.Button("Create a link").ClickAsync();
        var link = host.Page.Locator("#other-device .invite-link");
        await Expect(link).ToBeVisibleAsync();
        await CheckAsync(host.Page, "another device", found, "#device");
        await Team["Alex"].Page.GotoAsync(await link.InnerTextAsync());
        await CheckAsync(Team["Alex"].Page, "a link for another device", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>
    /// A session with two voters, one voter who is away and an observer; the current story has a round without votes, and another story is
    /// estimated.
    /// </summary>
    async Task<(TablePage Host, TablePage Player)> OpenFullTableAsync()
    {
        var host = await Team.StartSessionAsync("Sprint 12", "Alice", "Alex");
        using var away = await ApiClient.JoinAsync(host.Invitation, "Away");
        using var watching = await ApiClient.JoinAsync(host.Invitation, "Watching", "observer");
        await host.AddStoriesAsync([.. Enumerable.Range(1, 12).Select(i => $"US-{i} Story number {i}")]);
        await host.ExpectStoriesAsync([.. Enumerable.Range(1, 12).Select(i => $"Story number {i}")]);
        await host.StartStoryAsync("Story number 11");
        await Expect(host.Story).ToContainTextAsync("Story number 11");
        await host.VoteAsync("5");
        await host.ExpectProgressAsync("1 of 3 voted");
        await host.RevealAsync();
        await host.EstimateAsync("5");
        await Expect(host.StoryRow("Story number 11")).ToContainTextAsync("estimate 5");
        await host.NextStoryAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Story number 12"));
        return (host, Team["Alex"]);
    }

    /// <summary>
    /// Checks all rules on both widths in light, and what depends on colours in dark and in forced colours too, which change nothing else.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="what">A description for the message.</param>
    /// <param name="found">What axe finds is added here.</param>
    /// <param name="part">The element to check.</param>
    internal static async Task CheckAsync(IPage page, string what, List<string> found, string part = "html")
    {
        var check = new Check(page, what, found, part);
        await check.AllAsync(Narrow);
        await check.AllAsync(Wide);
        await check.ColoursAsync(Wide, ForcedColors.None);
        await check.ColoursAsync(Narrow, ForcedColors.None);
        await check.ColoursAsync(Narrow, ForcedColors.Active);
    }

    /// <summary>Checks all colours, but each on one width: for passing states, whose parts others check on both.</summary>
    internal static async Task CheckInPassingAsync(IPage page, string what, List<string> found)
    {
        var check = new Check(page, what, found, "html");
        await check.AllAsync(Narrow);
        await check.ColoursAsync(Narrow, ForcedColors.Active);
        await check.ColoursAsync(Wide, ForcedColors.None);
    }

    sealed record Check(IPage Page, string What, List<string> Found, string Part)
    {
        public async Task AllAsync(int width)
        {
            await ShowAsync(width, ColorScheme.Light, ForcedColors.None);
            Add(await Axe.FindAsync(Page, Part), $"light, {width}");
        }

        /// <summary>Dark, or forced by the system.</summary>
        public async Task ColoursAsync(int width, ForcedColors forcing)
        {
            await ShowAsync(width, ColorScheme.Dark, forcing);
            Add(await Axe.FindInColoursAsync(Page, Part), $"dark, forced colours {forcing}, {width}");
        }

        async Task ShowAsync(int width, ColorScheme colours, ForcedColors forcing)
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = colours, ForcedColors = forcing, ReducedMotion = ReducedMotion.Reduce });
            await Page.SetViewportSizeAsync(width, 800);
        }

        void Add(string[] violations, string where) => Found.AddRange(violations.Select(each => $"{What}, {where}: {each}"));
    }
}
