using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// Starts Chromium, Chrome or Edge. Installed browsers are tried first, the headless shell before a full browser, because it needs half the
/// time. Then comes the download of Playwright: it needs no special rights, stays in the user's cache, and fails within two seconds without
/// internet. The package of Debian comes last, because it takes longest and changes the machine.
/// </summary>
static class ChromiumLauncher
{
    const string NoBrowser = "The browser tests need Chromium, Chrome or Edge, and none could be started or installed: install one";
    const string NoFullBrowser =
        "Chromium's headless shell has no back/forward cache. This test needs a full Chromium, Chrome or Edge: install one";

    /// <summary>
    /// A full Chromium renders the suggestions of each window's address bar in a separate process, which took a third of the time of all
    /// tests. Chromium uses only the last of several lists of features, so this one repeats what Playwright disables.
    /// </summary>
    const string DisabledFeatures = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,"
        + "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,"
        + "AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled";

    /// <param name="playwright">The driver.</param>
    /// <param name="argument">An additional command-line argument.</param>
    public static Task<IBrowser> OpenAsync(IPlaywright playwright, string? argument = null)
    {
        var launch = new Launcher(playwright, argument);
        List<LaunchAttempt<IBrowser>> attempts =
        [
            new("Playwright's own", () => launch.ShellAsync()),
            new("Chromium's shell on this machine", () => launch.ShellAsync(OnPath("chromium-headless-shell"))),
            .. launch.InstalledFullBrowsers(),
            new("Playwright's download", async () =>
            {
                await PlaywrightDownload.InstallAsync("--only-shell", "chromium");
                return await launch.ShellAsync();
            }),
            new("Debian's packages", async () =>
            {
                await Debian.InstallAsync("chromium", "fonts-noto-color-emoji");
                return await launch.FullAsync(Chromium());
            }),
        ];
        return attempts.FirstAsync(NoBrowser);
    }

    /// <summary>Starts a browser with a back/forward cache, which Playwright disables and the headless shell does not have.</summary>
    public static Task<IBrowser> OpenWithBackForwardCacheAsync(IPlaywright playwright)
    {
        var launch = new Launcher(playwright, withoutArgument: "--disable-back-forward-cache");
        return launch.InstalledFullBrowsers().Append(new("Playwright's own", () => launch.FullAsync(channel: "chromium")))
            .FirstAsync(NoFullBrowser);
    }

    static string Chromium() =>
        OperatingSystem.IsMacOS()
            ? "/Applications/Chromium.app/Contents/MacOS/Chromium"
            : OnPath("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge");

    static string OnPath(params string[] names) => ProgramPath.Find(names) ?? throw new FileNotFoundException("not on PATH");

    sealed class Launcher(IPlaywright playwright, string? argument = null, string? withoutArgument = null)
    {
        public IEnumerable<LaunchAttempt<IBrowser>> InstalledFullBrowsers() =>
        [
            new("Chromium on this machine", () => FullAsync(Chromium())),
            new("Chrome on this machine", () => FullAsync(channel: "chrome")),
            new("Edge on this machine", () => FullAsync(channel: "msedge")),
        ];

        public Task<IBrowser> ShellAsync(string? path = null) => LaunchAsync(path, null, argument);

        public Task<IBrowser> FullAsync(string? path = null, string? channel = null) =>
            LaunchAsync(path, channel, argument, DisabledFeatures);

        Task<IBrowser> LaunchAsync(string? path, string? channel, params string?[] arguments) => playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Channel = channel,
            // In a container /dev/shm has 64 MB, too little for a few tabs, and root cannot use Chromium's sandbox.
            Args = ["--disable-dev-shm-usage", .. arguments.OfType<string>()],
            ChromiumSandbox = false,
            IgnoreDefaultArgs = withoutArgument is null ? [] : [withoutArgument],
        });
    }
}
