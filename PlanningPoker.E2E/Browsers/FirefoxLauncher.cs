using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// Starts Firefox: Playwright's own build, or an installed one over WebDriver BiDi. The attempts are in the same order as in <see
/// cref="ChromiumLauncher"/>.
/// </summary>
static class FirefoxLauncher
{
    const string NoBrowser = "These tests need Firefox, and none could be started or installed: install it";

    public static Task<IBrowser> OpenAsync(IPlaywright playwright)
    {
        Task<IBrowser> LaunchInstalled() => playwright.Firefox.LaunchAsync(new()
        {
            Channel = "moz-firefox",
            ExecutablePath = ProgramPath.Find("firefox-esr", "firefox"),
        });

        return new LaunchAttempt<IBrowser>[]
        {
            new("Playwright's own", () => playwright.Firefox.LaunchAsync()),
            new("Firefox on this machine", LaunchInstalled),
            new("Playwright's download", async () =>
            {
                await PlaywrightDownload.InstallAsync("firefox");
                return await playwright.Firefox.LaunchAsync();
            }),
            new("Debian's packages", async () =>
            {
                await Debian.InstallAsync("firefox-esr", "fonts-noto-color-emoji");
                return await LaunchInstalled();
            }),
        }.FirstAsync(NoBrowser);
    }
}
