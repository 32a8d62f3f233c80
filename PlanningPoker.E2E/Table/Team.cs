using System.Collections.Concurrent;
using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// People at their own devices: each has a browser context, so their own cookies and storage. They have asked for reduced motion
/// unless said otherwise: drawing what moves took a fifth of the time of all tests.
/// </summary>
public sealed class Team(IBrowser browser, Uri address, ReducedMotion motion = ReducedMotion.Reduce) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, IBrowserContext> devices = [];
    readonly ConcurrentDictionary<string, TablePage> tables = [];

    public PageErrors PageErrors { get; } = new();

    /// <summary>A player's view of the table.</summary>
    public TablePage this[string player] => tables[player];

    public IEnumerable<TablePage> Tables => tables.Values;

    /// <summary>The same for everyone, at the same time.</summary>
    public Task EveryoneAsync(Func<TablePage, Task> act) => Task.WhenAll(tables.Values.Select(act));

    /// <summary>A host starts a session, and then all the others join at the same time.</summary>
    /// <returns>The host's view.</returns>
    public async Task<TablePage> StartSessionAsync(string session, string host, params string[] players)
    {
        var table = await StartSessionThroughAsync(address, session, host);
        await Task.WhenAll(players.Select(player => JoinAsync(table.Invitation, player)));
        return table;
    }

    /// <summary>A host who reaches the server by an address of their own, as through a proxy.</summary>
    public async Task<TablePage> StartSessionThroughAsync(Uri entry, string session, string host)
    {
        var home = await HomePage.OpenAsync(await OpenPageAsync(host, new() { BaseURL = $"{entry}" }));
        return tables[host] = await home.StartSessionAsync(session, host);
    }

    public async Task<TablePage> JoinAsync(Uri invitation, string player)
    {
        var join = await JoinPage.OpenAsync(await OpenPageAsync(player), invitation);
        return tables[player] = await join.JoinAsync(player);
    }

    /// <summary>An empty page on a device of someone's own. With options it can be a phone, or without JavaScript.</summary>
    public async Task<IPage> OpenPageAsync(string who, BrowserNewContextOptions? device = null)
    {
        var options = new BrowserNewContextOptions(device ?? new());
        options.BaseURL ??= $"{address}";
        options.Locale ??= "en-US";
        options.ReducedMotion ??= motion;
        var context = devices[who] = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(HangLimit.Milliseconds);
        await PageErrors.WatchAsync(who, context);
        if (Evidence.HasTraces) await context.Tracing.StartAsync(new() { Title = who, Snapshots = true });
        return await context.NewPageAsync();
    }

    /// <summary>Everyone's screens, and traces where they are kept, into a folder.</summary>
    internal Task SaveAsync(string folder) => Task.WhenAll(devices.Select(async device =>
    {
        var (who, context) = device;
        foreach (var (number, page) in context.Pages.Index())
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{who}-{number + 1}.png") });
        if (Evidence.HasTraces) await context.Tracing.StopAsync(new() { Path = Path.Combine(folder, $"{who}-trace.zip") });
    }));

    public async ValueTask DisposeAsync() => await Task.WhenAll(devices.Values.Select(Browser.CloseAsync));
}
