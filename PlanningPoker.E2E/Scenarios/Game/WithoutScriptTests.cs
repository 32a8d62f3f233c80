using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A session can be used without JavaScript, only more slowly.</summary>
public class WithoutScriptTests(PokerServer server) : TableTests(server)
{
    static readonly BrowserNewContextOptions NoScript = new() { JavaScriptEnabled = false };

    protected override ReducedMotion Motion => ReducedMotion.NoPreference;

    [Fact]
    public async Task A_player_without_JavaScript_joins_votes_changes_takes_back_and_sees_the_reveal()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var zoe = await JoinWithoutScriptAsync(alice.Invitation, "Zoë");
        await alice.ExpectJoinedAsync("Zoë");
        await Expect(zoe.Player("Zoë")).ToHaveAttributeAsync("data-you", "");
        await Expect(zoe.Player("Alice")).Not.ToHaveAttributeAsync("data-you", "");

        await zoe.VoteAsync("3");
        await zoe.ExpectMyCardAsync("3");
        await alice.ExpectProgressAsync("1 of 3 voted");
        await alice.ExpectNotificationAsync("Zoë just voted!");
        await zoe.VoteAsync("5");
        await zoe.ExpectMyCardAsync("5");
        await zoe.Button("Take back").ClickAsync();
        await zoe.ExpectNoCardAsync();
        await alice.ExpectProgressAsync("0 of 3 voted");
        await zoe.VoteAsync("8");
        await zoe.ExpectMyCardAsync("8");
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("2 of 3 voted");

        // The page refreshes itself; nobody presses anything.
        await zoe.ExpectProgressAsync("2 of 3 voted");
        await alice.RevealAsync();
        await zoe.ExpectResultAsync("Average", "6.5");
        await zoe.ExpectCardOfAsync("Bob", "5");
        await Expect(zoe.Hand).ToContainTextAsync("You played 8");

        await alice.VoteAgainAsync();
        await alice.ExpectProgressAsync("0 of 3 voted");
        await zoe.RefreshAsync();
        await zoe.ExpectProgressAsync("0 of 3 voted");
        await zoe.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 3 voted");
    }

    [Fact]
    public async Task A_page_without_JavaScript_can_be_paused_and_leaves_by_a_button()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var zoe = await JoinWithoutScriptAsync(alice.Invitation, "Zoë");
        // Playwright's roles and texts ignore noscript elements.
        await zoe.Page.Locator(".following a", new() { HasText = "Pause" }).ClickAsync();
        await Expect(zoe.Page.Locator(".following")).ToContainTextAsync("This page does not refresh by itself.");
        await Expect(zoe.Page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0);
        await zoe.LeaveAsync();
        await Expect(zoe.Button("Join")).ToBeVisibleAsync();
        await alice.ExpectPlayerCountAsync(1);
    }

    [Fact]
    public async Task A_host_without_JavaScript_runs_a_whole_round()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Hana", NoScript));
        var hana = await home.StartSessionAsync("Sprint 12", "Hana");
        var bob = await Team.JoinAsync(hana.Invitation, "Bob");
        await bob.WatchForReloadAsync();

        await hana.AddStoryAsync("US-125 Reset a password");
        await hana.ExpectStoriesAsync("Reset a password");
        await hana.StartStoryAsync("Reset a password");
        await Expect(bob.Story).ToContainTextAsync("Reset a password");

        await hana.PressRevealAsync();
        await hana.ExpectNotificationAsync("Nobody has voted yet.");
        await Expect(hana.Page.Locator(".toast-close")).Not.ToBeVisibleAsync();
        await hana.VoteAsync("5");
        await bob.VoteAsync("8");
        await bob.ExpectProgressAsync("2 of 2 voted");
        await hana.RevealAsync();
        await bob.ExpectResultAsync("Average", "6.5");
        await hana.ExpectResultAsync("Average", "6.5");
        await Expect(hana.Results.Locator(".pile-chips i").First).ToHaveCSSAsync("animation-name", "none");

        await hana.VoteAgainAsync();
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await hana.VoteAsync("8");
        await bob.VoteAsync("8");
        await bob.ExpectProgressAsync("2 of 2 voted");
        await hana.RevealAsync();
        await hana.ExpectResultAsync("Consensus", "Yes");
        await hana.EstimateAsync("8");
        await Expect(bob.StoryRow("Reset a password")).ToContainTextAsync("estimate 8");
        await bob.ExpectNotReloadedAsync();
        Team.PageErrors.Expect("409");
    }

    [Fact]
    public async Task A_host_without_JavaScript_imports_a_file_and_exports_the_session()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Hana", NoScript));
        var hana = await home.StartSessionAsync("Sprint 12", "Hana");
        var page = hana.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Stories", Exact = true }).ClickAsync();
        await page.GetByLabel("Or choose a file", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "backlog.csv",
            MimeType = "text/csv",
            Buffer = "Key,Title,Description\nUS-1,\"Reset, then sign in\",\"Two\nlines\"\nUS-2,Invite by mail,\n"u8.ToArray(),
        });
        await hana.Button("Preview stories").ClickAsync();
        await Expect(page.GetByText("2 stories to import")).ToBeVisibleAsync();
        await Expect(page.Locator(".import-rows li")).ToContainTextAsync(["Reset, then sign in", "Invite by mail"]);
        await hana.ExpectStoriesAsync();
        await hana.Button("Import stories").ClickAsync();
        await Expect(page.GetByText("2 stories imported")).ToBeVisibleAsync();
        await hana.ExpectStoriesAsync("Reset, then sign in", "Invite by mail");

        await page.GetByLabel("Paste stories, one per line", new() { Exact = true }).FillAsync("US-3 Dark colours\nLarger type");
        await hana.Button("Preview stories").ClickAsync();
        await hana.Button("Import stories").ClickAsync();
        await hana.ExpectStoriesAsync("Reset, then sign in", "Invite by mail", "Dark colours", "Larger type");

        foreach (var (format, sign) in new[] { ("CSV", "\"Reset, then sign in\""), ("JSON", "\"US-3\""), ("Markdown", "Larger type") })
        {
            var file = await page.RunAndWaitForDownloadAsync(
                () => page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true }).ClickAsync());
            Assert.Contains(sign, await File.ReadAllTextAsync(await file.PathAsync(), Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_second_half_of_a_double_click_without_JavaScript_does_nothing()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Hana", NoScript));
        var hana = await home.StartSessionAsync("Sprint 12", "Hana");
        foreach (var story in (string[])["One", "Two"])
        {
            await hana.AddStoryAsync(story);
            await Expect(hana.StoryRow(story)).ToBeVisibleAsync();
        }
        await hana.StartStoryAsync("One");
        await Expect(hana.Story).ToContainTextAsync("One");
        await hana.VoteAsync("5");
        await hana.ExpectMyCardAsync("5");
        // The moment in which the buttons take no press is an animation, which stands still until the test lets it go on.
        var browser = await hana.Page.Context.NewCDPSessionAsync(hana.Page);
        await browser.SendAsync("Animation.enable");
        await PlayAnimationsAsync(0);
        await hana.RevealAsync();
        var save = hana.Button("Save 5 & next");

        var at = (await save.BoundingBoxAsync())!;
        await hana.Page.Mouse.ClickAsync(at.X + at.Width / 2, at.Y + at.Height / 2);
        await hana.RefreshAsync();
        await Expect(hana.Story).ToContainTextAsync("One");
        await Expect(save).ToHaveCSSAsync("pointer-events", "none");

        await PlayAnimationsAsync(1);
        await save.ClickAsync();
        await Expect(hana.Story).ToContainTextAsync("Two");

        Task PlayAnimationsAsync(int rate) => browser.SendAsync("Animation.setPlaybackRate", new() { ["playbackRate"] = rate });
    }

    async Task<TablePage> JoinWithoutScriptAsync(Uri invitation, string name)
    {
        var join = await JoinPage.OpenAsync(await Team.OpenPageAsync(name, NoScript), invitation);
        return await join.JoinAsync(name);
    }
}
