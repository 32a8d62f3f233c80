using Microsoft.Playwright;

namespace PlanningPoker.E2E.Browsers.WebKit;

/// <summary>
/// WebKit: Playwright's own build, or WebKitGTK over WebDriver on a screen of its own. The order is that of <see
/// cref="ChromiumLauncher"/>.
/// </summary>
static class WebKitLauncher
{
    const string Needed = "These tests need WebKit, and none could be started or installed: install Debian's webkit2gtk-driver and xvfb";

    public static Task<WindowOpener> OpenAsync(IPlaywright playwright) => new LaunchAttempt<WindowOpener>[]
    {
        new("Playwright's own", () => PlaywrightsAsync(playwright)),
        new("WebKitWebDriver on this machine", WebDriversAsync),
        new("Playwright's download", async () =>
        {
            await PlaywrightDownload.InstallAsync("webkit");
            return await PlaywrightsAsync(playwright);
        }),
        new("Debian's packages", async () =>
        {
            await Debian.InstallAsync("webkit2gtk-driver", "xvfb", "fonts-noto-color-emoji");
            return await WebDriversAsync();
        }),
    }.FirstAsync(Needed);

    static async Task<WindowOpener> PlaywrightsAsync(IPlaywright playwright)
    {
        var browser = await playwright.Webkit.LaunchAsync();
        return () => PlaywrightWindow.OpenAsync(browser);
    }

    static async Task<WindowOpener> WebDriversAsync()
    {
        await using (await WebDriverWindow.OpenAsync())
            return WebDriverWindow.OpenAsync;
    }
}
