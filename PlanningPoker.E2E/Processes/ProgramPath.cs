namespace PlanningPoker.E2E.Processes;

/// <summary>Finds installed programs.</summary>
static class ProgramPath
{
    /// <summary>The path of the first of these programs that is on PATH; null when there is none.</summary>
    public static string? Find(params string[] names) =>
        Paths(names).FirstOrDefault(File.Exists);

    static IEnumerable<string> Paths(string[] names) =>
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        where folder is not ""
        select Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}
