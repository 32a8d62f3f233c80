namespace PlanningPoker.E2E.Table;

/// <summary>
/// Saves what helps to understand a failed test: screenshots, the log of the server, the errors of the pages, and traces if they are
/// switched on.
/// </summary>
static class Evidence
{
    /// <summary>
    /// With <c>PLANNINGPOKER_TRACE=1</c> every browser records a trace, which shows each step of a failed test (<c>playwright
    /// show-trace</c>). It adds a quarter to the time of all tests, so it is meant for the second run of a test that failed.
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

    /// <summary>The folder of the solution, or the current folder.</summary>
    internal static string Root()
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
