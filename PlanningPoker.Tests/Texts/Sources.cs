using System.Runtime.CompilerServices;

namespace PlanningPoker.Tests.Texts;

/// <summary>The source files of the web project.</summary>
static class Sources
{
    public static string Of(string folder, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "PlanningPoker.Web", folder));

    public static IEnumerable<string> Files(string folder, string pattern = "*.cs*") =>
        Directory.EnumerateFiles(Of(folder), pattern, SearchOption.AllDirectories).Where(file => !IsBuilt(file));

    static bool IsBuilt(string file) => Path.GetRelativePath(Of(""), file).Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin";
}
