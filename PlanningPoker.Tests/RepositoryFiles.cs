namespace PlanningPoker.Tests;

/// <summary>The files of this repository, found above the build output of the tests.</summary>
static class RepositoryFiles
{
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The files below a folder that have one of these extensions, without build output.</summary>
    public static IEnumerable<string> In(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !IsBelow(file, "obj") && !IsBelow(file, "bin"));

    /// <summary>Whether a file lies in this folder, at any depth, e.g. <c>wwwroot/lib</c>.</summary>
    public static bool IsBelow(string file, string folder) =>
        $"/{Path.GetRelativePath(Root, file).Replace('\\', '/')}".Contains($"/{folder}/", StringComparison.Ordinal);

    static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "PlanningPoker.sln")) ? folder : RootAbove(Path.GetDirectoryName(folder)!);
}
