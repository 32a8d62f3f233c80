using System.Formats.Tar;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Server;

/// <summary>The builds of the app that tests start as processes of their own: the path of <c>PlanningPoker.Web.dll</c>.</summary>
static class AppBuild
{
    const string Tests = "PlanningPoker.E2E", App = "PlanningPoker.Web";

    static readonly TimeSpan PublishTime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The app in the build output of the web project, next to its settings and assets, with the configuration and framework of these
    /// tests.
    /// </summary>
    public static string Current { get; } = Path.Combine($"{Repository}{App}{Output}", $"{App}.dll");

    /// <summary>The folder of the repository, and the rest of the path of these tests.</summary>
    public static string Repository => AppContext.BaseDirectory[..AppContext.BaseDirectory.LastIndexOf(Tests, StringComparison.Ordinal)];

    static string Output => AppContext.BaseDirectory[(Repository.Length + Tests.Length)..];

    /// <summary>
    /// Publishes the app as it was at a commit. The folder is kept beside the tests, so that this takes a minute only once. Skips the test
    /// where the history of the repository is not at hand.
    /// </summary>
    public static async Task<string> PublishAsync(string commit)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "releases", commit);
        var app = Path.Combine(folder, $"{App}.dll");
        if (File.Exists(app)) return app;
        using var sources = new TemporaryFolder();
        await ExtractAsync(commit, sources.Path);
        var published = $"{folder}.{Environment.ProcessId}";
        // No build process outlives this one.
        await Command.RunAsync("dotnet",
            ["publish", Path.Combine(sources.Path, App), "--output", published, "--disable-build-servers", "-p:UseSharedCompilation=false"],
            PublishTime, new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" });
        Directory.Move(published, folder);
        return app;
    }

    static async Task ExtractAsync(string commit, string folder)
    {
        var archive = Path.Combine(folder, "sources.tar");
        try
        {
            await Command.RunAsync("git", ["-C", Repository, "archive", "--output", archive, commit], PublishTime);
        }
        catch (CommandException e)
        {
            Assert.Skip($"This needs git and the commit {commit}: {e.Message}");
        }
        await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: false);
    }
}
