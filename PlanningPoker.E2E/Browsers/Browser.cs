using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Browsers.WebKit;
using PlanningPoker.E2E.Timing;

[assembly: AssemblyFixture(typeof(ClosingBrowsers))]

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// The one place browsers come from. Each is found, or else installed, once per test run, when the first test asks;
/// contexts of it are cheap and every test opens its own.
/// Without Chromium the tests fail; what needs Firefox or WebKit is skipped where that cannot be had.
/// </summary>
static class Browser
{
    static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(15);

    static readonly Lazy<Task<IPlaywright>> Driver = new(StartAsync);
    static readonly Lazy<Task<IBrowser>> Chromium = new(async () => await ChromiumLauncher.OpenAsync(await Driver.Value));
    static readonly Lazy<Task<IBrowser>> Firefox = new(async () => await FirefoxLauncher.OpenAsync(await Driver.Value));
    static readonly Lazy<Task<WindowOpener>> WebKit = new(async () => await WebKitLauncher.OpenAsync(await Driver.Value));

    /// <summary>The engine through Playwright. WebKit comes as a window only: see <see cref="OpenWindowAsync"/>.</summary>
    public static Task<IBrowser> OpenAsync(Engine engine) => engine switch
    {
        Engine.Chromium => Chromium.Value,
        Engine.Firefox => OrSkipAsync(Firefox.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "WebKit comes as a window only."),
    };

    /// <summary>
    /// A Chromium of the caller's own that keeps the pages one goes back to; skips the test where there is none that can.
    /// </summary>
    public static async Task<IBrowser> OpenWithBackForwardCacheAsync() =>
        await OrSkipAsync(ChromiumLauncher.OpenWithBackForwardCacheAsync(await Driver.Value));

    /// <summary>
    /// A Chromium of the caller's own that can be suspended; skips the test where signals and process groups are not
    /// Linux's.
    /// </summary>
    public static Task<SuspendableBrowser> OpenSuspendableAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A browser is suspended by Linux's signals.");
        return SuspendableBrowser.StartAsync(async mark => await ChromiumLauncher.OpenAsync(await Driver.Value, given: mark));
    }

    /// <summary>A fresh window of any engine, with no cookies: what a test needs that runs in all three.</summary>
    public static async Task<IWindow> OpenWindowAsync(Engine engine) => engine switch
    {
        Engine.WebKit => await (await OrSkipAsync(WebKit.Value))(),
        _ => await PlaywrightWindow.OpenAsync(await OpenAsync(engine)),
    };

    /// <summary>
    /// A driver that never says that windows are closed (seen once, after a test had passed) holds up nobody: the run's end
    /// ends it.
    /// </summary>
    public static async Task CloseAsync(IBrowserContext windows)
    {
        try
        {
            await windows.CloseAsync().WaitAsync(ClosingLimit);
        }
        catch (TimeoutException)
        {
            // They belong to a test that is over.
        }
    }

    public static async ValueTask CloseAllAsync()
    {
        if (Driver.IsValueCreated) (await Driver.Value).Dispose();
    }

    static Task<IPlaywright> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(HangLimit.Milliseconds);
        return Playwright.CreateAsync();
    }

    static async Task<T> OrSkipAsync<T>(Task<T> browser)
    {
        try
        {
            return await browser;
        }
        catch (NoBrowserException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }
}

/// <summary>Closes the browsers at the end of the run.</summary>
public sealed class ClosingBrowsers : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Browser.CloseAllAsync();
}
