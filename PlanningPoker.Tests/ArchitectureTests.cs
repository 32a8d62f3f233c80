using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PlanningPoker.Tests;

public partial class ArchitectureTests
{
    [Fact]
    public void Core_knows_nothing_but_the_base_class_library() =>
        Assert.All(typeof(PokerSession).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name));

    [Fact]
    public void A_source_file_stays_within_its_welcome() =>
        Assert.All(Sources("").Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Sql", StringComparison.Ordinal)),
            file => Assert.True(File.ReadLines(file).Count() <= 250, file));

    /// <summary>It is written outside requests, where neither tag helpers nor what a page is given otherwise have anything to stand on.</summary>
    [Fact]
    public void A_partial_that_is_sent_to_pages_needs_no_request()
    {
        var texts = Sources("Pages").Concat(Sources("Rendering")).ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var compiled = typeof(Program).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .ToLookup(item => Path.GetFileNameWithoutExtension(item.Identifier), item => item.Type);
        var sent = new HashSet<string>();
        Follow(texts["Fragment"].Single());

        Assert.Contains("_StoryRow", sent);
        Assert.All(sent, name =>
        {
            Assert.DoesNotMatch(NeedsRequest(), texts[name].Single());
            Assert.DoesNotContain(compiled[name].Single().GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
                field => field.FieldType.IsAssignableTo(typeof(ITagHelper)));
        });

        void Follow(string text)
        {
            foreach (var name in Named().Matches(text).Select(match => match.Groups["partial"].Value).Where(sent.Add)) Follow(texts[name].Single());
        }
    }

    static IEnumerable<string> Sources(string folder, [CallerFilePath] string here = "")
    {
        var web = Path.Combine(Path.GetDirectoryName(here)!, "..", "PlanningPoker.Web", folder);
        return !Directory.Exists(web) ? [] : Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<!=)""(?<partial>_\w+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"@inject\b|\b(Html|Url|Json|Component|Context|ViewContext|ViewData|ViewBag|TempData|User)[.\[]|\bHref\(")]
    private static partial Regex NeedsRequest();
}
