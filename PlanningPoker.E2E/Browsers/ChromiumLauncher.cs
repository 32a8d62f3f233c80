using Microsoft.Playwright;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// Chromium, Chrome or Edge. What is there comes first, the shell without windows before a whole
/// browser: it needs half the time. Then Playwright's download: it needs no rights, stays in the
/// user's cache, and says within two seconds when there is no internet. Debian's package comes last: it takes longest
/// and changes the machine.
/// </summary>
static class ChromiumLauncher
{
    const string Needed = "The browser tests need Chromium, Chrome or Edge, and none could be started or installed: install one";
    const string NeededWhole =
        "Chromium's shell keeps no pages to go back to. This test needs a whole Chromium, Chrome or Edge: install one";

    /// <summary>
    /// A whole Chromium shows the suggestions of each window's address bar by a page in a process of its own, which took a third
    /// of the time of all tests. A browser heeds the last of several lists alone, so what Playwright switches off stands here too.
    /// </summary>
    const string NoSuggestions = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,"
        + "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,"
        + "AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled";

    /// <param name="playwright">The driver.</param>
    /// <param name="given">One more argument.</param>
    public static Task<IBrowser> OpenAsync(IPlaywright playwright, string? given = null)
    {
        var launch = new Launcher(playwright, given);
        List<LaunchAttempt<IBrowser>> ways =
        [
            new("Playwright's own", () => launch.ShellAsync()),
            new("Chromium's shell on this machine", () => launch.ShellAsync(OnPath("chromium-headless-shell"))),
            .. launch.WholeOnThisMachine(),
            new("Playwright's download", async () =>
            {
                await PlaywrightDownload.InstallAsync("--only-shell", "chromium");
                return await launch.ShellAsync();
            }),
            new("Debian's packages", async () =>
            {
                await Debian.InstallAsync("chromium", "fonts-noto-color-emoji");
                return await launch.WholeAsync(Chromium());
            }),
        ];
        return ways.FirstAsync(Needed);
    }

    /// <summary>With the memory of pages one goes back to, which Playwright switches off, and the shell does not have.</summary>
    public static Task<IBrowser> OpenWithBackForwardCacheAsync(IPlaywright playwright)
    {
        var launch = new Launcher(playwright, without: "--disable-back-forward-cache");
        return launch.WholeOnThisMachine().Append(new("Playwright's own", () => launch.WholeAsync(channel: "chromium")))
            .FirstAsync(NeededWhole);
    }

    static string Chromium() =>
        OperatingSystem.IsMacOS()
            ? "/Applications/Chromium.app/Contents/MacOS/Chromium"
            : OnPath("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge");

    static string OnPath(params string[] names) => ProgramPath.Find(names) ?? throw new FileNotFoundException("not on PATH");

    sealed class Launcher(IPlaywright playwright, string? given = null, string? without = null)
    {
        public IEnumerable<LaunchAttempt<IBrowser>> WholeOnThisMachine() =>
        [
            new("Chromium on this machine", () => WholeAsync(Chromium())),
            new("Chrome on this machine", () => WholeAsync(channel: "chrome")),
            new("Edge on this machine", () => WholeAsync(channel: "msedge")),
        ];

        public Task<IBrowser> ShellAsync(string? path = null) => LaunchAsync(path, null, given);

        public Task<IBrowser> WholeAsync(string? path = null, string? channel = null) => LaunchAsync(path, channel, given, NoSuggestions);

        Task<IBrowser> LaunchAsync(string? path, string? channel, params string?[] more) => playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Channel = channel,
            // Containers give /dev/shm 64 MB, too little for a few tabs; and root can't have Chromium's sandbox.
            Args = ["--disable-dev-shm-usage", .. more.OfType<string>()],
            ChromiumSandbox = false,
            IgnoreDefaultArgs = without is null ? [] : [without],
        });
    }
}
