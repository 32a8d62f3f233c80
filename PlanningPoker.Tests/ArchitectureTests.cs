using System.Runtime.CompilerServices;

namespace PlanningPoker.Tests;

public class ArchitectureTests
{
    [Fact]
    public void A_source_file_stays_within_its_welcome() =>
        Assert.All(Sources("").Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Sql", StringComparison.Ordinal)),
            file => Assert.True(File.ReadLines(file).Count() <= 250, file));

    static IEnumerable<string> Sources(string folder, [CallerFilePath] string here = "")
    {
        var web = Path.Combine(Path.GetDirectoryName(here)!, "..", "PlanningPoker.Web", folder);
        return !Directory.Exists(web) ? [] : Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }
}
