namespace PlanningPoker.E2E.Table;

/// <summary>
/// What a failed test leaves to look at: every screen, the server's log, the errors of the pages, and traces if asked for.
/// </summary>
static class Evidence
{
    /// <summary>
    /// With <c>PLANNINGPOKER_TRACE=1</c> every browser keeps a trace, to look at each step of a failed test afterwards (<c>playwright
    /// show-trace</c>). It takes a quarter of the time of all tests, so it is for the second run of one that failed.
    /// </summary>
    public static bool HasTraces { get; } = Environment.GetEnvironmentVariable("PLANNINGPOKER_TRACE") == "1";

    public static async Task SaveAsync(Team team, string serverLog)
    {
        var folder = Path.Combine(Root(), "TestResults", TestName());
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "server.log"), serverLog);
        await File.WriteAllLinesAsync(Path.Combine(folder, "page-errors.txt"), team.PageErrors.Unexpected);
        await team.SaveAsync(folder);
        TestContext.Current.TestOutputHelper?.WriteLine($"Screens and the server's log: {folder}");
    }

    /// <summary>Where the solution is; else the current folder.</summary>
    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PlanningPoker.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }

    static string TestName()
    {
        var name = (TestContext.Current.Test?.TestDisplayName ?? "unknown test")
            .Replace("PlanningPoker.E2E.", "", StringComparison.Ordinal);
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        return safe[..Math.Min(safe.Length, 120)];
    }
}
