namespace PlanningPoker.E2E.Browsers;

/// <summary>Programs that are already on this machine.</summary>
static class ProgramPath
{
    /// <summary>Where the first of the names is found on PATH, or null.</summary>
    public static string? Find(params string[] names) =>
        Paths(names).FirstOrDefault(File.Exists);

    static IEnumerable<string> Paths(string[] names) =>
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        where folder is not ""
        select Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}
