using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers.WebKit;

/// <summary>
/// Starts WebKit: Playwright's own build, or WebKitGTK over WebDriver on a virtual screen. The attempts are in the same order as in <see
/// cref="ChromiumLauncher"/>.
/// </summary>
static class WebKitLauncher
{
    const string NoBrowser = "These tests need WebKit, and none could be started or installed: install Debian's webkit2gtk-driver and xvfb";

    public static Task<WindowOpener> OpenAsync(IPlaywright playwright) => new LaunchAttempt<WindowOpener>[]
    {
        new("Playwright's own", () => LaunchPlaywrightAsync(playwright)),
        new("WebKitWebDriver on this machine", LaunchWebDriverAsync),
        new("Playwright's download", async () =>
        {
            await PlaywrightDownload.InstallAsync("webkit");
            return await LaunchPlaywrightAsync(playwright);
        }),
        new("Debian's packages", async () =>
        {
            await Debian.InstallAsync("webkit2gtk-driver", "xvfb", "fonts-noto-color-emoji");
            return await LaunchWebDriverAsync();
        }),
    }.FirstAsync(NoBrowser);

    static async Task<WindowOpener> LaunchPlaywrightAsync(IPlaywright playwright)
    {
        var browser = await playwright.Webkit.LaunchAsync();
        return () => PlaywrightWindow.OpenAsync(browser);
    }

    static async Task<WindowOpener> LaunchWebDriverAsync()
    {
        await using (await WebDriverWindow.OpenAsync())
            return WebDriverWindow.OpenAsync;
    }
}
