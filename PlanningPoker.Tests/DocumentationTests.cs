using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests;

/// <summary>What the pages for developers name is there, and the page of the API names all it has to.</summary>
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

    [Fact]
    public void The_page_of_the_API_names_every_verb() =>
        Assert.All(PlanningPoker.Web.Api.Verbs.Names, verb => Assert.Contains($"`{verb}`", ApiPage(), StringComparison.Ordinal));

    [Fact]
    public void The_page_of_the_API_names_every_code_beside_its_status()
    {
        var rows = ApiPage().Split('\n').Where(line => line.StartsWith('|')).ToLookup(line => line.Split('|')[1].Trim());
        Problem[] problems =
        [
            .. Enum.GetValues<Reason>().Select(Problem.Of), .. Enum.GetValues<RequestFault>().Select(Problem.Of), Problem.Failure,
        ];
        Assert.All(problems, problem => Assert.Contains(
            rows[problem.Status.ToString(CultureInfo.InvariantCulture)],
            row => row.Contains($"`{problem.Code}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_of_the_API_names_every_setting() => Assert.All(
        typeof(SettingsChange).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
        setting => Assert.Contains($"`{setting}`", ApiPage(), StringComparison.Ordinal));

    [Fact]
    public void The_sheet_of_keys_names_every_key_of_a_button()
    {
        string[] markup = [.. RepositoryFiles.In("PlanningPoker.Web/Pages", ".cshtml").Select(File.ReadAllText)];
        var sheet = markup.Single(text => text.Contains("id=\"help\"", StringComparison.Ordinal));
        var keys = markup.SelectMany(text => Shortcut().Matches(text)).SelectMany(match => match.Groups[1].Value.Split('+')).Distinct();
        Assert.All(keys, key => Assert.Contains($"<kbd>{key}</kbd>", sheet, StringComparison.Ordinal));
    }

    static string ApiPage() => File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs/api.md"));

    /// <summary>Names with a placeholder (<c>&lt;Verb&gt;Tests.cs</c>) and patterns do not match.</summary>
    [GeneratedRegex("`([\\w./-]+\\.(?:cs|cshtml|js|css|resx|csproj|yaml))`")]
    private static partial Regex FileName();

    [GeneratedRegex("`([A-Z]\\w+Tests)(?:\\.\\w+)?`")]
    private static partial Regex TestClass();

    [GeneratedRegex("aria-keyshortcuts=\"(?:@[^\"]*\")?([\\w+?]+)\"")]
    private static partial Regex Shortcut();
}
