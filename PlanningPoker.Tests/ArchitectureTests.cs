namespace PlanningPoker.Tests;

/// <summary>The size of source files, which no compiler checks.</summary>
public class ArchitectureTests
{
    const int MaxColumns = 140, MaxLines = 250;

    static readonly string[] Folders =
        ["PlanningPoker.Core", "PlanningPoker.Web", "PlanningPoker.Tests", "PlanningPoker.E2E", "PlanningPoker.Load", "wwwroot"];

    static readonly string[] FoldersOfOthers = ["wwwroot/lib", "Data/Migrations"];

    [Fact]
    public void A_line_has_at_most_140_columns() =>
        Assert.Empty(SourceFiles().Concat(Pages()).SelectMany(file => File.ReadLines(file).Index()
            .Where(line => line.Item.Length > MaxColumns && !line.Item.StartsWith('|'))
            .Select(line => $"{Path.GetRelativePath(RepositoryFiles.Root, file)}:{line.Index + 1} has {line.Item.Length} columns")));

    [Fact]
    public void A_source_file_has_at_most_250_lines() =>
        Assert.Empty(SourceFiles().Where(file => File.ReadLines(file).Count() > MaxLines)
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file)));

    /// <summary>The pages for people; a row of a table cannot be broken.</summary>
    static IEnumerable<string> Pages() => RepositoryFiles.In("docs", ".md").Concat(Directory.EnumerateFiles(RepositoryFiles.Root, "*.md"));

    static IEnumerable<string> SourceFiles() =>
        Folders.SelectMany(folder => RepositoryFiles.In(folder, ".cs", ".cshtml", ".js", ".css"))
            .Where(file => !FoldersOfOthers.Any(folder => RepositoryFiles.IsBelow(file, folder)));
}
