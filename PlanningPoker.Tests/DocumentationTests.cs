using System.Text.RegularExpressions;

namespace PlanningPoker.Tests;

/// <summary>The files and test classes that the documentation names exist.</summary>
public partial class DocumentationTests
{
    static readonly string[] Files = [.. RepositoryFiles.In("", ".cs", ".cshtml", ".js", ".css", ".resx", ".csproj", ".yaml", ".md")];

    public static TheoryData<string> Pages =>
    [
        .. Files.Where(file => Path.GetExtension(file) == ".md" && !RepositoryFiles.IsBelow(file, "wwwroot/lib"))
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file)),
    ];

    [Theory, MemberData(nameof(Pages))]
    public void Every_file_that_is_named_exists(string page)
    {
        var named = FileName().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, page))).Select(match => match.Groups[1].Value);
        Assert.All(named, name => Assert.Contains(Files, file => file.EndsWith($"/{name}", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_test_class_that_is_named_exists(string page)
    {
        var named = TestClass().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, page))).Select(match => match.Groups[1].Value);
        Assert.All(named, name => Assert.Contains(Files, file => Path.GetFileNameWithoutExtension(file) == name));
    }

    /// <summary>Names with a placeholder (<c>&lt;Verb&gt;Tests.cs</c>) and patterns do not match.</summary>
    [GeneratedRegex("`([\\w./-]+\\.(?:cs|cshtml|js|css|resx|csproj|yaml))`")]
    private static partial Regex FileName();

    [GeneratedRegex("`([A-Z]\\w+Tests)(?:\\.\\w+)?`")]
    private static partial Regex TestClass();
}
