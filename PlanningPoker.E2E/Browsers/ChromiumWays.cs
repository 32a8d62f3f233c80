using Microsoft.Playwright;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// Chromium, Chrome or Edge. What is there comes first. Then Playwright's download: it needs no rights, stays in the
/// user's cache, and says within two seconds when there is no internet. Debian's package comes last: it takes longest
/// and changes the machine.
/// </summary>
static class ChromiumWays
{
    const string Needed = "The browser tests need Chromium, Chrome or Edge, and none could be started or installed: install one";

    /// <param name="playwright">The driver.</param>
    /// <param name="given">One more argument.</param>
    /// <param name="keptFrom">An argument of Playwright's own that is not to be given.</param>
    public static Task<IBrowser> OpenAsync(IPlaywright playwright, string? given = null, string? keptFrom = null)
    {
        Task<IBrowser> Launch(string? path = null, string? channel = null) => playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Channel = channel,
            // Containers give /dev/shm 64 MB, too little for a few tabs; and root can't have Chromium's sandbox.
            Args = ["--disable-dev-shm-usage", .. Few(given)],
            ChromiumSandbox = false,
            IgnoreDefaultArgs = Few(keptFrom),
        });

        return new Way<IBrowser>[]
        {
            new("Playwright's own", () => Launch()),
            new("Chromium on this machine", () => Launch(Chromium())),
            new("Chrome on this machine", () => Launch(channel: "chrome")),
            new("Edge on this machine", () => Launch(channel: "msedge")),
            new("Playwright's download", async () =>
            {
                await PlaywrightDownload.InstallAsync("--only-shell", "chromium");
                return await Launch();
            }),
            new("Debian's packages", async () =>
            {
                await Debian.InstallAsync("chromium", "fonts-noto-color-emoji");
                return await Launch(Chromium());
            }),
        }.FirstAsync(Needed);
    }

    static string[] Few(string? argument) => argument is null ? [] : [argument];

    static string Chromium() =>
        Installed.OnPath("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
        ?? (OperatingSystem.IsMacOS() ? "/Applications/Chromium.app/Contents/MacOS/Chromium" : throw new FileNotFoundException("not on PATH"));
}
