using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Table;

/// <summary>One player's view of the table. Verbs do what the player does; Expect… waits until the screen says so.</summary>
public sealed class TablePage(IPage page)
{
    public IPage Page => page;

    /// <summary>The link others join by.</summary>
    public Uri Invitation => new(page.Url);

    public ILocator Hand => Region("Your hand");

    public ILocator Results => Region("Results");

    public ILocator Players => page.GetByRole(AriaRole.List, new() { Name = "Players", Exact = true }).GetByRole(AriaRole.Listitem);

    public ILocator Stories => page.GetByRole(AriaRole.List, new() { Name = "Stories", Exact = true }).GetByRole(AriaRole.Listitem);

    public ILocator Status => page.GetByRole(AriaRole.Status, new() { Name = "Connection", Exact = true });

    /// <summary>The table this page is on its way to.</summary>
    public static async Task<TablePage> ArriveAsync(IPage page)
    {
        var table = new TablePage(page);
        await Expect(table.Players).Not.ToHaveCountAsync(0);
        return table;
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Card(string face) => Hand.GetByRole(AriaRole.Button, new() { Name = face, Exact = true });

    public ILocator Player(string name) => Players.Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    public Task VoteAsync(string face) => Card(face).ClickAsync();

    public Task RevealAsync() => Button("Reveal cards").ClickAsync();

    public Task VoteAgainAsync() => Button("Vote again").ClickAsync();

    public Task NextStoryAsync() => Button("Next story").ClickAsync();

    public Task RefreshAsync() => Button("Refresh").ClickAsync();

    public async Task AddStoryAsync(string title)
    {
        await page.GetByLabel("Story title", new() { Exact = true }).FillAsync(title);
        await Button("Add story").ClickAsync();
    }

    /// <summary>The same player in one more tab of the same browser.</summary>
    public async Task<TablePage> OpenAnotherTabAsync()
    {
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(page.Url);
        return await ArriveAsync(tab);
    }

    public Task ExpectMyCardAsync(string face) => Expect(Card(face)).ToHaveAttributeAsync("aria-pressed", "true");

    public Task ExpectNoCardAsync() => Expect(Hand.Locator("[aria-pressed=true]")).ToHaveCountAsync(0);

    public Task ExpectProgressAsync(string text) => Expect(page.GetByText(text, new() { Exact = true })).ToBeVisibleAsync();

    /// <summary>Exactly these, in the order in which they joined.</summary>
    public Task ExpectPlayersAsync(params string[] names) => Expect(Players).ToContainTextAsync(names);

    /// <summary>The player's card is open to all.</summary>
    public Task ExpectCardOfAsync(string player, string face) => Expect(Player(player).GetByText(face, new() { Exact = true })).ToBeVisibleAsync();

    /// <summary>Exactly these, in this order.</summary>
    public Task ExpectStoriesAsync(params string[] titles) => Expect(Stories).ToContainTextAsync(titles);

    public Task ExpectStatusAsync(string text) => Expect(Status).ToHaveTextAsync(text);

    /// <summary>One line of the results, as <c>("Average", "5.5")</c>.</summary>
    public Task ExpectResultAsync(string name, string value) =>
        Expect(Results).ToContainTextAsync(new Regex($@"{Regex.Escape(name)}\W*{Regex.Escape(value)}(?![\d.])"));

    public Task ExpectNotRevealedAsync() => Expect(Results).Not.ToBeVisibleAsync();

    public Task ExpectNotificationAsync(string text) => Expect(Region("Notifications")).ToContainTextAsync(text);

    ILocator Region(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
