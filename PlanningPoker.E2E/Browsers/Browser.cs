using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Browsers.WebKit;
using PlanningPoker.E2E.Timing;

[assembly: AssemblyFixture(typeof(BrowserCleanup))]

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// Opens the browsers for the tests. Each browser is found or installed once per test run, when the first test needs it. Contexts are
/// cheap, so every test opens its own. Without Chromium the tests fail; tests that need Firefox or WebKit are skipped where these cannot be
/// installed.
/// </summary>
static class Browser
{
    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(15);

    static readonly Lazy<Task<IPlaywright>> Driver = new(StartAsync);
    static readonly Lazy<Task<IBrowser>> Chromium = new(async () => await ChromiumLauncher.OpenAsync(await Driver.Value));
    static readonly Lazy<Task<IBrowser>> Firefox = new(async () => await FirefoxLauncher.OpenAsync(await Driver.Value));
    static readonly Lazy<Task<WindowOpener>> WebKit = new(async () => await WebKitLauncher.OpenAsync(await Driver.Value));

    /// <summary>
    /// The browser of an engine, driven by Playwright. WebKit can only be opened as a window: see <see cref="OpenWindowAsync"/>.
    /// </summary>
    public static Task<IBrowser> OpenAsync(Engine engine) => engine switch
    {
        Engine.Chromium => Chromium.Value,
        Engine.Firefox => OrSkipAsync(Firefox.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "WebKit can only be opened as a window."),
    };

    /// <summary>Opens a separate Chromium with a back/forward cache. Skips the test where no installed browser has one.</summary>
    public static async Task<IBrowser> OpenWithBackForwardCacheAsync() =>
        await OrSkipAsync(ChromiumLauncher.OpenWithBackForwardCacheAsync(await Driver.Value));

    /// <summary>
    /// Opens a separate Chromium that can be suspended. Skips the test on other systems than Linux, because it needs signals and process
    /// groups.
    /// </summary>
    public static Task<SuspendableBrowser> OpenSuspendableAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Suspending a browser needs the signals of Linux.");
        return SuspendableBrowser.StartAsync(async argument => await ChromiumLauncher.OpenAsync(await Driver.Value, argument));
    }

    /// <summary>Opens a new window of any engine, without cookies.</summary>
    public static async Task<IWindow> OpenWindowAsync(Engine engine) => engine switch
    {
        Engine.WebKit => await (await OrSkipAsync(WebKit.Value))(),
        _ => await PlaywrightWindow.OpenAsync(await OpenAsync(engine)),
    };

    /// <summary>
    /// Closes the windows of a test. If the driver never confirms (seen once, after a test had passed), they stay open until the end of the
    /// run.
    /// </summary>
    public static async Task CloseAsync(IBrowserContext windows)
    {
        try
        {
            await windows.CloseAsync().WaitAsync(CloseTimeout);
        }
        catch (TimeoutException)
        {
            // The end of the run closes them.
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

/// <summary>Closes all browsers at the end of the run.</summary>
public sealed class BrowserCleanup : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Browser.CloseAllAsync();
}
