namespace PlanningPoker.Tests;

/// <summary>The size of source files, which no compiler checks.</summary>
public class ArchitectureTests
{
    const int MaxColumns = 140, MaxLines = 250;

    /// <summary>The folders whose lines are checked; Core, Web and wwwroot join them when their lines fit.</summary>
    static readonly string[] FoldersWithShortLines = ["PlanningPoker.Tests", "PlanningPoker.Load", "PlanningPoker.E2E"];

    static readonly string[] AllFolders =
        ["PlanningPoker.Core", "PlanningPoker.Web", "PlanningPoker.Tests", "PlanningPoker.E2E", "PlanningPoker.Load", "wwwroot"];

    static readonly string[] FoldersOfOthers = ["wwwroot/lib", "Data/Migrations"];

    [Fact]
    public void A_line_has_at_most_140_columns() =>
        Assert.Empty(SourceFiles(FoldersWithShortLines).SelectMany(file => File.ReadLines(file).Index()
            .Where(line => line.Item.Length > MaxColumns)
            .Select(line => $"{Path.GetRelativePath(RepositoryFiles.Root, file)}:{line.Index + 1} has {line.Item.Length} columns")));

    [Fact]
    public void A_source_file_has_at_most_250_lines() =>
        Assert.Empty(SourceFiles(AllFolders).Where(file => File.ReadLines(file).Count() > MaxLines)
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file)));

    static IEnumerable<string> SourceFiles(string[] folders) =>
        folders.SelectMany(folder => RepositoryFiles.In(folder, ".cs", ".cshtml", ".js", ".css"))
            .Where(file => !FoldersOfOthers.Any(folder => RepositoryFiles.IsBelow(file, folder)));
}
