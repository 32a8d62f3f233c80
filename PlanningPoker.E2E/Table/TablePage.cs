using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// The table of one player in a browser. A method named by a verb does what a player does; one named Expect… waits until the screen shows
/// it.
/// </summary>
public sealed class TablePage(IPage page) : ITable
{
    public IPage Page => page;

    /// <summary>The link by which others join.</summary>
    public Uri Invitation => new(page.Url);

    public ILocator Hand => Region("Your hand");

    public ILocator Results => Region("Results");

    /// <summary>Who is far apart, the reasons, and the rounds side by side.</summary>
    public ILocator Discussion => Region("Discussion");

    public ILocator Players => page.GetByRole(AriaRole.List, new() { Name = "Players", Exact = true }).GetByRole(AriaRole.Listitem);

    public ILocator Controls => page.Locator("#controls");

    public ILocator Story => page.Locator("#story");

    public ILocator Stories => page.GetByRole(AriaRole.List, new() { Name = "Stories", Exact = true }).GetByRole(AriaRole.Listitem);

    public ILocator Parked => page.GetByRole(AriaRole.List, new() { Name = "Parked", Exact = true }).GetByRole(AriaRole.Listitem);

    public ILocator Notifications => Region("Notifications");

    public ILocator Status => page.GetByRole(AriaRole.Status, new() { Name = "Connection", Exact = true });

    /// <summary>Waits until the page shows the table.</summary>
    public static async Task<TablePage> WaitForTableAsync(IPage page)
    {
        var table = new TablePage(page);
        await Expect(table.Players).Not.ToHaveCountAsync(0);
        return table;
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Card(string face) => Hand.GetByRole(AriaRole.Button, new() { Name = face, Exact = true });

    public ILocator Player(string name) => Players.Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    /// <summary>A story's row in the backlog.</summary>
    public ILocator StoryRow(string title) => Stories.Filter(new() { HasText = title });

    public Task VoteAsync(string face) => Card(face).ClickAsync();

    /// <summary>Reveals, and waits until the page shows it; a button pressed meanwhile would take no press.</summary>
    public async Task RevealAsync()
    {
        await PressRevealAsync();
        await Expect(Controls).ToHaveAttributeAsync("data-phase", "revealed");
    }

    /// <summary>Presses the button for a reveal that is refused, or has to wait.</summary>
    public Task PressRevealAsync() => Button("Reveal cards").ClickAsync();

    public Task VoteAgainAsync() => StartRoundAsync("Vote again");

    public Task NextStoryAsync() => StartRoundAsync("Next story");

    /// <summary>
    /// Presses the key of a button as soon as it takes presses: for a moment after the game has moved on, those that move it do not.
    /// </summary>
    /// <param name="shortcut">As the button names it: <c>N</c>, <c>Shift+N</c>.</param>
    public async Task PressAsync(string shortcut)
    {
        await Expect(page.Locator($":is(a, button)[aria-keyshortcuts='{shortcut}']").First).ToBeEnabledAsync();
        await page.Keyboard.PressAsync(shortcut.Contains('+') ? shortcut : shortcut.ToLowerInvariant());
    }

    public Task RefreshAsync() => Button("Refresh").ClickAsync();

    public Task ReloadAsync() => page.ReloadAsync();

    public async Task AddStoryAsync(string title)
    {
        await page.GetByLabel("Story title", new() { Exact = true }).FillAsync(title);
        await Button("Add story").ClickAsync();
    }

    /// <summary>Adds several stories at once, as lines pasted into the title field; many of them are previewed on another page.</summary>
    public async Task AddStoriesAsync(IReadOnlyCollection<string> titles)
    {
        const int previewed = 11;
        await WaitForBacklogScriptAsync();
        var (field, table) = (page.GetByLabel("Story title", new() { Exact = true }), page.Url);
        await field.FillAsync(string.Join('\n', titles));
        await field.PressAsync("Enter");
        if (titles.Count < previewed) return;
        await Button("Import stories").ClickAsync();
        await Expect(page.GetByText($"{titles.Count} stories imported")).ToBeVisibleAsync();
        await page.GotoAsync(table);
    }

    /// <summary>Waits until what the page does with the backlog by script works; it is loaded after the page.</summary>
    public async Task WaitForBacklogScriptAsync()
    {
        foreach (var script in (string[])["more-rows", "drag", "import", "edit-row", "search", "select", "row-menu"])
            await WaitForLaterScriptAsync(script);
    }

    /// <summary>Waits until a script that is loaded after the page has started.</summary>
    public Task WaitForLaterScriptAsync(string name) => page.EvaluateAsync(
        """
        async file => {
            const find = () => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(`later/${file}.js`));
            while (!find()) await new Promise(requestAnimationFrame);
            await import(find().name);
        }
        """, name);

    public Task StartStoryAsync(string title) => ClickToolAsync(StoryRow(title), "Start");

    public Task ParkStoryAsync(string title) => ClickToolAsync(StoryRow(title), "Park");

    /// <summary>Opens the parked stories and takes one back.</summary>
    public async Task TakeStoryBackAsync(string title)
    {
        await page.Locator("#parked > summary").ClickAsync();
        await ClickToolAsync(Parked.Filter(new() { HasText = title }), "Take back");
    }

    public Task MoveStoryAsync(string title, string way) => ClickToolAsync(StoryRow(title), way);

    public Task DeleteStoryAsync(string title) => ClickToolAsync(StoryRow(title), "Delete");

    /// <summary>Chooses one of the offered estimates for the current story.</summary>
    public Task EstimateAsync(string face) =>
        page.GetByRole(AriaRole.Form, new() { Name = "Estimate", Exact = true }).Locator($"button[value='{face}']").ClickAsync();

    public Task MakeHostAsync(string player) => ClickToolAsync(Player(player), "Make host");

    public Task RemoveAsync(string player) => ClickToolAsync(Player(player), "Remove");

    public Task SkipAsync(string player) => ClickToolAsync(Player(player), "Skip");

    public Task LeaveAsync() => Button("Leave").ClickAsync();

    /// <summary>Opens another tab of the same browser, at the table or at a page below it.</summary>
    public async Task<TablePage> OpenAnotherTabAsync(string? address = null)
    {
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync($"{Invitation}{address}");
        return address is null ? await WaitForTableAsync(tab) : new(tab);
    }

    /// <summary>
    /// Loads the page again so that notifications stay for a minute instead of six seconds, and waits until it is connected. A page that is
    /// not connected yet gets the whole table instead of an event, and so no notification.
    /// </summary>
    public async Task KeepNotificationsAsync()
    {
        await page.AddInitScriptAsync(
            "const wait = setTimeout; window.setTimeout = (act, ms, ...rest) => wait(act, ms === 6000 ? 60000 : ms, ...rest);");
        await ExpectConnectedAsync();
        await ReloadAsync();
        await ExpectConnectedAsync();
    }

    public Task GoOfflineAsync() => page.Context.SetOfflineAsync(true);

    public Task GoOnlineAsync() => page.Context.SetOfflineAsync(false);

    /// <summary>The server has saved the vote.</summary>
    public async Task ExpectSavedAsync(string face)
    {
        await Expect(Hand).ToContainTextAsync("Saved");
        await ExpectMyCardAsync(face);
    }

    /// <summary>The vote is kept in the browser.</summary>
    public async Task ExpectNotSentYetAsync(string face)
    {
        await Expect(Hand).ToContainTextAsync("Not sent yet");
        await ExpectMyCardAsync(face);
    }

    public Task ExpectMyCardAsync(string face) => Expect(Card(face)).ToHaveAttributeAsync("aria-pressed", "true");

    public Task ExpectNoCardAsync() => Expect(Hand.Locator("[aria-pressed=true]")).ToHaveCountAsync(0);

    public Task ExpectProgressAsync(string text) => Expect(page.GetByText(text, new() { Exact = true })).ToBeVisibleAsync();

    /// <summary>Exactly these players, in the order in which they joined.</summary>
    public Task ExpectPlayersAsync(params string[] names) => Expect(Players).ToContainTextAsync(names);

    public Task ExpectCardOfAsync(string player, string face) =>
        // A name may end with the same number.
        Expect(Player(player).GetByText(face, new() { Exact = true }).And(page.Locator(".card-front"))).ToBeVisibleAsync();

    /// <summary>Exactly these stories, in this order.</summary>
    public Task ExpectStoriesAsync(params string[] titles) => Expect(Stories).ToContainTextAsync(titles);

    public Task ExpectStatusAsync(string text) => Expect(Status).ToHaveTextAsync(text);

    public Task ExpectConnectedAsync() => Expect(Status).ToContainTextAsync("Connected (");

    public Task ExpectTransportAsync(string transport) => Expect(page.Locator(".status-transport")).ToHaveTextAsync(transport);

    public Task ExpectResultAsync(string name, string value) =>
        Expect(Results).ToContainTextAsync(new Regex($@"{Regex.Escape(name)}\W*{Regex.Escape(value)}(?![\d.])"));

    /// <summary>The number of players.</summary>
    public Task ExpectPlayerCountAsync(int players) => Expect(Players).ToHaveCountAsync(players);

    public Task<string> ReadAsync() => page.EvaluateAsync<string>(TableText.Script);

    public Task WatchForReloadAsync() => page.EvaluateAsync("() => { window.marked = true; }");

    public async Task ExpectNotReloadedAsync() =>
        Assert.True(await page.EvaluateAsync<bool>("window.marked === true"), "The page was loaded again.");

    public Task ExpectNotRevealedAsync() => Expect(Results).Not.ToBeVisibleAsync();

    public Task ExpectNotificationAsync(string text) => Expect(Notifications).ToContainTextAsync(text);

    /// <summary>Those who joined just before are in the same notification.</summary>
    public Task ExpectJoinedAsync(string player) => Expect(Notifications).ToContainTextAsync(new Regex($"{player} (and [0-9]+ .*)?joined"));

    /// <summary>Clicks a tool of a row. The tools appear under the pointer, or in the row's menu; their names begin with a verb.</summary>
    static async Task ClickToolAsync(ILocator row, string verb)
    {
        await row.HoverAsync();
        var tool = row.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{verb}(:? .|$)") });
        if (!await tool.IsVisibleAsync()) await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^More: ") }).ClickAsync();
        await tool.FocusAsync(); // Its row then shows it, also where that has moved away from under the pointer.
        await tool.ClickAsync();
    }

    /// <summary>Presses the button, and waits until the page shows the new round.</summary>
    async Task StartRoundAsync(string button)
    {
        var round = await Controls.GetAttributeAsync("data-round") ?? "";
        await Button(button).ClickAsync();
        await Expect(Controls).Not.ToHaveAttributeAsync("data-round", round);
    }

    ILocator Region(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
