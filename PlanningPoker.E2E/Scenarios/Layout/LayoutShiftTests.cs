using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// What others do moves nothing: the browser's own figure for layout shift is at most 0.01 for each event, with twelve players, on a laptop
/// and on a phone, for a host and for a player, with motion and with reduced motion.
/// </summary>
public class LayoutShiftTests(PokerServer server) : TableTests(server)
{
    const double Most = 0.01;

    const string Watch = """
        window.moved = [];
        const name = node => node?.id || node?.className || node?.nodeName;
        const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join();
        window.shifts = new PerformanceObserver(list => note(list.getEntries()));
        const note = entries => window.moved.push(...entries.filter(entry => !entry.hadRecentInput).map(entry => ({
          value: entry.value,
          what: entry.sources.map(each => `${name(each.node)} ${box(each.previousRect)} → ${box(each.currentRect)}`).join('; '),
        })));
        window.shifts.observe({ type: 'layout-shift', buffered: true });
        window.takeShifts = async () => {
          for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
          await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
          for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
          note(window.shifts.takeRecords());
          return window.moved.splice(0);
        };
        addEventListener('pointerup', () => window.lastInput = performance.now(), true);
        """;

    static readonly string[] Names = ["Bob", "Carol", "Dan", "Eve", "Farid", "Grace", "Hiro", "Ines", "João"];

    static readonly BrowserNewContextOptions Laptop = new() { ViewportSize = new() { Width = 1280, Height = 800 } };

    static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
    };

    readonly List<string> found = [];
    ApiClient robo = null!;

    protected override ReducedMotion Motion => ReducedMotion.NoPreference;

    [Fact]
    public Task Nothing_moves_on_a_laptop() => PlayAsync(Laptop);

    [Fact]
    public Task Nothing_moves_on_a_phone() => PlayAsync(Phone);

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1024, 768)]
    [InlineData(1280, 800)]
    public async Task With_reduced_motion_nobody_moves_others_by_coming_or_going(int width, int height)
    {
        var others = await StartAsync();
        var still = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        };
        TablePage[] pages = [await OpenAsync("Alice", still), await OpenAsync("Zoe", still)];
        await Expect(pages[0].Page.Locator("#progress")).ToContainTextAsync("0 of 11 voted");
        foreach (var page in pages) await page.Page.EvaluateAsync("() => window.takeShifts()");

        await StepAsync(pages, "a join", async () => others.Add(await ApiClient.JoinAsync(robo.Invitation, Names[^1])), "0 of 12 voted");
        await StepAsync(pages, "a leave", () => LeaveAsync(others[2]), "0 of 11 voted");
        await StepAsync(pages, "another leave", () => LeaveAsync(others[5]), "0 of 10 voted");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    async Task<List<ApiClient>> StartAsync()
    {
        robo = await ApiClient.StartSessionAsync(Server.Address, "Sprint 12", "Robo");
        var others = new List<ApiClient> { robo };
        foreach (var name in Names[..^1]) others.Add(await ApiClient.JoinAsync(robo.Invitation, name));
        return others;
    }

    async Task PlayAsync(BrowserNewContextOptions device)
    {
        var others = await StartAsync();
        await AddStoriesAsync();
        TablePage[] pages = [await OpenAsync("Alice", device), await OpenAsync("Zoe", device)];
        var alice = (await robo.SnapshotAsync()).GetProperty("players").EnumerateArray()
            .First(player => player.GetProperty("name").GetString() == "Alice").GetProperty("playerId").GetString();
        await DoAsync(HttpMethod.Patch, $"/players/{alice}", new { host = true });
        await Expect(pages[0].Button("Reveal cards")).ToBeVisibleAsync();
        foreach (var page in pages) await page.Page.EvaluateAsync("() => window.takeShifts()");

        await StepAsync(pages, "a join", async () => others.Add(await ApiClient.JoinAsync(robo.Invitation, Names[^1])), "0 of 12 voted");
        await StepAsync(pages, "a story", () => StartAsync(0), null, "Sign in with a passkey");
        foreach (var round in new[] { "first", "second" }) await PlayRoundAsync(pages, others, round);
        await StepAsync(pages, "another story", () => StartAsync(1), null, "on every device");
        await StepAsync(pages, "a short story", () => StartAsync(2), null, "Short");
        await StepAsync(pages, "a quick vote", () => DoAsync(HttpMethod.Post, "/quick-vote", new { }), null, "Quick vote");
        await StepAsync(pages, "a timer", () => DoAsync(HttpMethod.Post, "/timer/start", new { seconds = 600 }), null, "Pause");
        await StepAsync(pages, "its pause", () => DoAsync(HttpMethod.Post, "/timer/pause", new { }), null, "paused");
        await StepAsync(pages, "its stop", () => DoAsync(HttpMethod.Post, "/timer/stop", new { }), null, "1 minute");
        await StepAsync(pages, "the end of an undo", () => WaitForNoUndoAsync(pages), null, "Quick vote");
        await StepAsync(pages, "a story after it", () => StartAsync(1), null, "on every device");
        await StepAsync(pages, "a short timer", () => DoAsync(HttpMethod.Post, "/timer/start", new { seconds = 10 }), null, "Pause");
        await StepAsync(pages, "its end", () => WaitForTheEndAsync(pages[0]), null, "Time is up");
        await StepAsync(pages, "a quick vote after it", () => DoAsync(HttpMethod.Post, "/quick-vote", new { }), null, "Quick vote");
        await StepAsync(pages, "a leave", () => LeaveAsync(others[2]), "0 of 11 voted");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    async Task PlayRoundAsync(TablePage[] pages, List<ApiClient> others, string round)
    {
        await StepAsync(pages, $"the {round} round's first vote", () => others[0].VoteAsync("5"), "1 of 12 voted");
        await StepAsync(pages, $"votes in the {round} round", () => VoteAsync(others[1..^1]), "9 of 12 voted");
        foreach (var page in pages) await page.VoteAsync("13");
        foreach (var page in pages) await page.Page.WaitForFunctionAsync("() => performance.now() > window.lastInput + 600");
        foreach (var page in pages) await page.Page.EvaluateAsync("() => window.takeShifts()");
        await StepAsync(pages, $"the {round} round's last vote", () => others[^1].VoteAsync("8"), "12 of 12 voted");
        await StepAsync(pages, $"the {round} reveal", () => DoAsync(HttpMethod.Post, "/reveal", new { }), "From 5 to 13");
        await StepAsync(pages, $"a round after the {round}", () => DoAsync(HttpMethod.Post, "/reset", new { }), "0 of 12 voted");
    }

    static async Task VoteAsync(IEnumerable<ApiClient> players)
    {
        foreach (var player in players) await player.VoteAsync("5");
    }

    static async Task WaitForNoUndoAsync(TablePage[] pages)
    {
        foreach (var page in pages) await Expect(page.Page.Locator("#undo:not([hidden])")).ToHaveCountAsync(0);
    }

    /// <summary>The shortest timer takes ten seconds.</summary>
    static Task WaitForTheEndAsync(TablePage page) => Expect(page.Story).ToContainTextAsync("Time is up", new() { Timeout = 20_000 });

    static async Task LeaveAsync(ApiClient player) =>
        Assert.True((await player.SendAsync(HttpMethod.Delete, $"/players/{player.Id}", ct: Ct)).IsSuccess);

    async Task AddStoriesAsync()
    {
        object[] stories =
        [
            new { title = "Sign in with a passkey", key = "US-121" },
            new
            {
                title = "Reset a forgotten password by e-mail on every device of the customer",
                key = "US-122",
                description = "A link that works once, for an hour; old sessions end.",
                url = "https://tracker.example/122",
            },
            new { title = "Short" },
        ];
        foreach (var story in stories) await DoAsync(HttpMethod.Post, "/stories", story);
    }

    async Task<TablePage> OpenAsync(string name, BrowserNewContextOptions device)
    {
        var page = await Team.OpenPageAsync(name, device);
        await page.AddInitScriptAsync(Watch);
        var join = await JoinPage.OpenAsync(page, robo.Invitation);
        var table = await join.JoinAsync(name);
        await table.ExpectConnectedAsync();
        foreach (var script in (string[])["glide", "deal"]) await table.WaitForLaterScriptAsync(script);
        return table;
    }

    async Task StartAsync(int story)
    {
        var id = (await robo.SnapshotAsync()).GetProperty("stories")[story].GetProperty("storyId").GetString();
        await DoAsync(HttpMethod.Post, $"/stories/{id}/start", new { });
    }

    async Task DoAsync(HttpMethod method, string path, object body) =>
        Assert.True((int)(await robo.SendAsync(method, path, body, Ct)).Status < 300);

    /// <param name="pages">Whose screens are watched.</param>
    /// <param name="what">The event, for the message.</param>
    /// <param name="act">Causes it; not on one of the pages.</param>
    /// <param name="progress">What the middle of the table says then; null if it does not matter.</param>
    /// <param name="story">What the story says then.</param>
    async Task StepAsync(TablePage[] pages, string what, Func<Task> act, string? progress, string? story = null)
    {
        await act();
        foreach (var page in pages)
        {
            if (progress is not null) await Expect(page.Page.Locator("#progress")).ToContainTextAsync(progress);
            if (story is not null) await Expect(page.Story).ToContainTextAsync(story);
        }
        foreach (var page in pages)
        {
            await page.Page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
            var shifts = await page.Page.EvaluateAsync<Shift[]>("() => window.takeShifts()");
            var sum = shifts.Sum(shift => shift.Value);
            if (sum > Most) found.Add($"{what}: {sum:0.0000}: {string.Join('\n', shifts.Select(shift => shift.What))}");
        }
    }

    sealed class Shift
    {
        public double Value { get; set; }
        public string What { get; set; } = "";
    }
}
