using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Contracts;

/// <summary>The source of the scripts and style sheets of the pages.</summary>
static class Scripts
{
    public static IReadOnlyList<ScriptFile> Files { get; } =
        [.. RepositoryFiles.In("wwwroot/js", ".js").Select(path => new ScriptFile(Path.GetFileName(path), File.ReadAllText(path)))];

    public static IEnumerable<string> StyleSheets => RepositoryFiles.In("wwwroot/css", ".css");
}

/// <param name="Name">Its file name, without the folder.</param>
/// <param name="Text">Its whole text.</param>
sealed partial record ScriptFile(string Name, string Text)
{
    /// <summary>Its text without comments.</summary>
    public string Code { get; } = Comment().Replace(Text, "");

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
