using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Contracts;

/// <summary>The page's script as it is written.</summary>
static partial class Script
{
    public static IReadOnlyList<ScriptFile> Files { get; } =
    [
        .. Directory.EnumerateFiles(Folder("js"), "*.js", SearchOption.AllDirectories)
            .Select(path => new ScriptFile(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    public static IEnumerable<string> StyleSheets => Directory.EnumerateFiles(Folder("css"), "*.css");

    static string Folder(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "wwwroot", name);
}

/// <param name="Name">Without its folder.</param>
/// <param name="Text">All of it.</param>
sealed partial record ScriptFile(string Name, string Text)
{
    /// <summary>Without comments.</summary>
    public string Code { get; } = Comment().Replace(Text, "");

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
