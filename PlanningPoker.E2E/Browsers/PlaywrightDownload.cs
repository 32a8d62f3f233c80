using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// The browsers that Playwright downloads for itself. Its driver is run as a command rather than through
/// <c>Microsoft.Playwright.Program.Main</c>, which can be neither stopped nor listened to.
/// </summary>
static class PlaywrightDownload
{
    /// <summary>
    /// A download that goes on may take this long. Where nothing answers it gives up within a minute (five tries), offline
    /// within two seconds.
    /// </summary>
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    static readonly Dictionary<string, string> GivingUpSoon = new()
    {
        ["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] = "5000",
        ["PLAYWRIGHT_DOWNLOAD_NO_PROGRESS"] = "1",
    };

    /// <exception cref="CommandException">It cannot be had here.</exception>
    public static Task InstallAsync(params string[] what)
    {
        var driver = Path.Combine(AppContext.BaseDirectory, ".playwright");
        var node = Directory.EnumerateFiles(
            Path.Combine(driver, "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).First();
        return Command.RunAsync(node, [Path.Combine(driver, "package", "cli.js"), "install", .. what], Limit, GivingUpSoon);
    }
}
