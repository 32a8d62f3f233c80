using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// Downloads browsers with Playwright. Its driver runs as a command, because <c>Microsoft.Playwright.Program.Main</c> can be neither
/// stopped nor observed.
/// </summary>
static class PlaywrightDownload
{
    /// <summary>
    /// The time limit of a download that makes progress. Without an answer it gives up within a minute (five tries), offline within two
    /// seconds.
    /// </summary>
    static readonly TimeSpan DownloadTimeout = TimeSpan.FromMinutes(5);

    static readonly Dictionary<string, string> ShortTimeouts = new()
    {
        ["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] = "5000",
        ["PLAYWRIGHT_DOWNLOAD_NO_PROGRESS"] = "1",
    };

    /// <exception cref="CommandException">The download failed.</exception>
    public static Task InstallAsync(params string[] what)
    {
        var driver = Path.Combine(AppContext.BaseDirectory, ".playwright");
        var node = Directory.EnumerateFiles(
            Path.Combine(driver, "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).First();
        return Command.RunAsync(node, [Path.Combine(driver, "package", "cli.js"), "install", .. what], DownloadTimeout, ShortTimeouts);
    }
}
