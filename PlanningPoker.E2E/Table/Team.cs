using System.Collections.Concurrent;
using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// The players of a test. Each has a browser context, with its own cookies and storage. By default they prefer reduced motion, because
/// rendering animations took a fifth of the time of all tests.
/// </summary>
public sealed class Team(IBrowser browser, Uri address, ReducedMotion motion = ReducedMotion.Reduce) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, IBrowserContext> devices = [];
    readonly ConcurrentDictionary<string, TablePage> tables = [];

    public PageErrors PageErrors { get; } = new();

    /// <summary>The table of a player.</summary>
    public TablePage this[string player] => tables[player];

    public IEnumerable<TablePage> Tables => tables.Values;

    /// <summary>Does the same for all players at the same time.</summary>
    public Task EveryoneAsync(Func<TablePage, Task> act) => Task.WhenAll(tables.Values.Select(act));

    /// <summary>Starts a session; then all others join at the same time.</summary>
    /// <returns>The table of the host.</returns>
    public async Task<TablePage> StartSessionAsync(string session, string host, params string[] players)
    {
        var table = await StartSessionThroughAsync(address, session, host);
        await Task.WhenAll(players.Select(player => JoinAsync(table.Invitation, player)));
        return table;
    }

    /// <summary>Starts a session on a device such as a phone; null for a usual one.</summary>
    public async Task<TablePage> StartSessionAsync(string session, string host, BrowserNewContextOptions? device)
    {
        var home = await HomePage.OpenAsync(await OpenPageAsync(host, device));
        return tables[host] = await home.StartSessionAsync(session, host);
    }

    /// <summary>Starts a session at another address of the server, such as that of a proxy.</summary>
    public async Task<TablePage> StartSessionThroughAsync(Uri entry, string session, string host)
    {
        var home = await HomePage.OpenAsync(await OpenPageAsync(host, new() { BaseURL = $"{entry}" }));
        return tables[host] = await home.StartSessionAsync(session, host);
    }

    /// <summary>Joins on a device such as a phone; null for a usual one.</summary>
    public async Task<TablePage> JoinAsync(Uri invitation, string player, BrowserNewContextOptions? device = null)
    {
        var join = await JoinPage.OpenAsync(await OpenPageAsync(player, device), invitation);
        return tables[player] = await join.JoinAsync(player);
    }

    /// <summary>Opens an empty page on a new device, such as a phone or a browser without JavaScript.</summary>
    public async Task<IPage> OpenPageAsync(string player, BrowserNewContextOptions? device = null)
    {
        var options = new BrowserNewContextOptions(device ?? new());
        options.BaseURL ??= $"{address}";
        options.Locale ??= "en-US";
        options.ReducedMotion ??= motion;
        // Else it would answer for a server that a test has stopped.
        options.ServiceWorkers ??= ServiceWorkerPolicy.Block;
        var context = devices[player] = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(HangLimit.Milliseconds);
        await PageErrors.WatchAsync(player, context);
        if (Evidence.HasTraces) await context.Tracing.StartAsync(new() { Title = player, Snapshots = true });
        return await context.NewPageAsync();
    }

    /// <summary>Saves the screenshots of all pages, and the traces if they are recorded.</summary>
    internal Task SaveAsync(string folder) => Task.WhenAll(devices.Select(async device =>
    {
        var (player, context) = device;
        foreach (var (number, page) in context.Pages.Index())
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{player}-{number + 1}.png") });
        if (Evidence.HasTraces) await context.Tracing.StopAsync(new() { Path = Path.Combine(folder, $"{player}-trace.zip") });
    }));

    public async ValueTask DisposeAsync() => await Task.WhenAll(devices.Values.Select(Browser.CloseAsync));
}
