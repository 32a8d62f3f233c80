using Microsoft.Playwright;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>Below a path of its own behind nginx, which answers 404 to everything else: that would be an error of the page.</summary>
public sealed class PathBaseTests(PokerServer shared) : TableTests(shared)
{
    const string Path = "/team/poker", Host = "proxy_set_header Host $http_host;",
        PassWebSockets =
            "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;",
        Buffer = "proxy_ignore_headers X-Accel-Buffering; proxy_buffering on;";

    /// <summary>As a manual describes it: the path is taken away, and named in a header.</summary>
    const string TakeAway = $"{Host} rewrite ^{Path}/(.*)$ /$1 break; proxy_set_header X-Forwarded-Prefix {Path};";

    readonly TemporaryFolder folder = new();
    Nginx? nginx;
    ServerProcess? server;

    /// <summary>Closes the pages first: the end of the proxy would be an error for them.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        nginx?.Dispose();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("WebSocket", PassWebSockets)]
    [InlineData("live stream", "")]
    [InlineData("polling", Buffer)]
    public async Task A_round_is_played_where_the_proxy_takes_the_path_away(string transport, string more)
    {
        nginx = await Nginx.StartBelowAsync($"{Path}/", Server.Address, $"{TakeAway} {more}", Ct);
        await PlayAsync(transport);
    }

    [Fact]
    public async Task A_round_is_played_where_the_proxy_passes_the_path_on()
    {
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct,
            settings: new Dictionary<string, string> { ["Hosting__PathBase"] = Path });
        nginx = await Nginx.StartBelowAsync($"{Path}/", server.Address, $"{Host} {PassWebSockets}", Ct);
        await PlayAsync("WebSocket");
    }

    [Fact]
    public async Task Every_page_and_its_links_and_forms_stay_below_the_path()
    {
        var alice = await StartBelowAsync();
        var page = alice.Page;
        await alice.AddStoryAsync("Reset a password");
        await Expect(alice.Stories).ToHaveCountAsync(1);
        foreach (var name in (string[])["Stories", "Players", "Settings", "Table"])
        {
            await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
            await Expect(page.Locator("#connection[data-state=connected]")).ToBeAttachedAsync();
            ExpectBelow(page);
        }
        await page.GetByRole(AriaRole.Link, new() { Name = "Summary" }).First.ClickAsync();
        await Expect(page.Locator("#summary")).ToBeAttachedAsync();
        var csv = page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true });
        var download = await page.RunAndWaitForDownloadAsync(() => csv.ClickAsync());
        Assert.Contains("Reset a password", await File.ReadAllTextAsync(await download.PathAsync(), Ct), StringComparison.Ordinal);
        await alice.WaitForLaterScriptAsync("recent");
        await page.Locator(".brand").ClickAsync();
        await Expect(page.Locator(".recent-link")).ToHaveCountAsync(1);
        await page.Locator("form[data-choice=theme] button[value=dark]").ClickAsync();
        await Expect(page.Locator("html[data-theme=dark]")).ToBeAttachedAsync();
        ExpectBelow(page);
        await page.Locator(".recent-link").ClickAsync();
        await Expect(alice.StoryRow("Reset a password")).ToBeVisibleAsync();
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.Equal(Path, cookie.Path));
        // 499: the page was left before it had the answer.
        Assert.All(nginx!.AccessLog, line => Assert.Matches($"^([123]\\d\\d|499) {Path}/|^404 /$", line));
    }

    [Fact]
    public async Task A_player_without_JavaScript_plays_below_the_path()
    {
        var alice = await StartBelowAsync();
        var join = await JoinPage.OpenAsync(await Team.OpenPageAsync("Zoë", new() { JavaScriptEnabled = false }), alice.Invitation);
        var zoe = await join.JoinAsync("Zoë");
        await zoe.VoteAsync("3");
        await zoe.ExpectMyCardAsync("3");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await alice.RevealAsync();
        // The page refreshes itself.
        await zoe.ExpectCardOfAsync("Zoë", "3");
        ExpectBelow(zoe.Page);
    }

    [Fact]
    public async Task A_link_to_a_part_of_a_page_does_not_load_the_page()
    {
        var alice = await StartBelowAsync();
        await alice.WaitForLaterScriptAsync("parts");
        await alice.WatchForReloadAsync();
        await alice.Page.EvaluateAsync("() => history.replaceState(null, '', location.pathname + '?q=x')");
        await alice.Page.Locator(".skip").FocusAsync();
        await alice.Page.Keyboard.PressAsync("Enter");
        await Expect(alice.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"\?q=x#hand$"));
        await alice.ExpectNotReloadedAsync();
    }

    async Task<TablePage> StartBelowAsync()
    {
        nginx = await Nginx.StartBelowAsync($"{Path}/", Server.Address, $"{TakeAway} {PassWebSockets}", Ct);
        return await StartAsync();
    }

    async Task<TablePage> StartAsync()
    {
        // The page tries a WebSocket, which may be refused.
        Team.PageErrors.Expect("WebSocket connection to");
        return await Team.StartSessionThroughAsync(new(nginx!.Address, $"{Path}/"), "Sprint 12", "Alice");
    }

    async Task PlayAsync(string transport)
    {
        var alice = await StartAsync();
        var invitation = (await alice.Page.Locator("#invite .invite-link").TextContentAsync())!;
        Assert.StartsWith($"{nginx!.Address}{Path[1..]}/s/", invitation, StringComparison.Ordinal);
        var bob = await Team.JoinAsync(new(invitation), "Bob");
        await Team.EveryoneAsync(table => table.ExpectTransportAsync(transport));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());
        await alice.AddStoryAsync("Reset a password");
        await Expect(bob.StoryRow("Reset a password")).ToBeVisibleAsync();
        await alice.StartStoryAsync("Reset a password");
        await Expect(bob.Story).ToContainTextAsync("Reset a password");
        await bob.VoteAsync("8");
        await alice.VoteAsync("5");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectCardOfAsync("Bob", "8"));
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("0 of 2 voted"));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());
    }

    void ExpectBelow(IPage page) =>
        Assert.StartsWith($"{nginx!.Address}{Path[1..]}/", page.Url, StringComparison.Ordinal);
}
