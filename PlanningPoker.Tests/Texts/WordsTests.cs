using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>The resource files are complete, have no unused text and contain no markup.</summary>
public partial class WordsTests
{
    const string Folder = "PlanningPoker.Web/Texts";

    /// <summary>The count, which is the first value of a plural.</summary>
    static readonly string[] Count = ["{0"];

    public static TheoryData<string> Files => [.. RepositoryFiles.In(Folder, ".resx").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Every_text_is_used()
    {
        var code = string.Concat(RepositoryFiles.In("PlanningPoker.Web", ".cs", ".cshtml").Select(File.ReadAllText));
        var used = Used().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(TextsOf("Words.resx").Keys.Select(key => Form().Replace(key, "")).Except(used));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_translation_has_exactly_the_texts_of_English(string file) => Assert.Equal(NamesOf("Words.resx"), NamesOf(file));

    /// <remarks>An ampersand between spaces is the word "and".</remarks>
    [Theory, MemberData(nameof(Files))]
    public void No_text_contains_markup_or_surrounding_white_space(string file) =>
        Assert.All(TextsOf(file), text => Assert.Matches(@"^[^\s<>&](([^<>&]| & )*[^\s<>&])?$", text.Value));

    [Theory, MemberData(nameof(Files))]
    public void Every_translation_has_the_same_values_as_its_English_text(string file)
    {
        var english = TextsOf("Words.resx");
        var countless = CountsByCategory(file).Where(counts => counts.Count() == 1).Select(counts => counts.Key).ToHashSet();
        Assert.All(TextsOf(file), text =>
        {
            var form = Form().Match(text.Key);
            var (expected, values) = (ValuesIn(english[Form().Replace(text.Key, "_other")]), ValuesIn(text.Value));
            // A form for one number only may say it in words: "one vote".
            if (countless.Contains(form.Groups[1].Value)) (expected, values) = (expected.Except(Count), values.Except(Count));
            Assert.Equal(expected, values);
        });
    }

    [Fact]
    public void Every_language_has_a_plural_rule() =>
        Assert.All(Languages.All, language => Assert.Contains(language.Culture.TwoLetterISOLanguageName, PluralRules.KnownLanguages));

    [Theory, MemberData(nameof(Files))]
    public void Every_plural_has_the_forms_that_its_language_needs_and_no_other(string file)
    {
        HashSet<string> needed = [.. CountsByCategory(file).Select(counts => counts.Key), "other"];
        // Some languages have a form for whole millions. Nothing is counted that far, so it may be missing.
        HashSet<string> allowed = [.. needed, CategoryOf(file, 1_000_000)];
        var plurals = TextsOf(file).Keys.Where(key => Form().IsMatch(key))
            .ToLookup(key => Form().Replace(key, ""), key => Form().Match(key).Groups[1].Value);
        Assert.All(plurals, forms =>
        {
            Assert.Subset(forms.ToHashSet(), needed);
            Assert.Subset(allowed, forms.ToHashSet());
        });
    }

    [Fact]
    public void The_listed_languages_are_those_that_have_a_file() =>
        Assert.Equal(
            RepositoryFiles.In(Folder, ".resx").Select(NameOf).Order(),
            Languages.All.Select(language => language.Name).Order());

    /// <summary>The numbers that each category of the file's language stands for.</summary>
    static ILookup<string, int> CountsByCategory(string file) => Enumerable.Range(0, 1001).ToLookup(count => CategoryOf(file, count));

    static string CategoryOf(string file, long count) =>
        PluralRules.Of(CultureInfo.GetCultureInfo(NameOf(file)).TwoLetterISOLanguageName)(count).ToString().ToLowerInvariant();

    static string NameOf(string file) => Culture().Match(file).Groups[1].Value is { Length: > 0 } name ? name : "en";

    static Dictionary<string, string> TextsOf(string file) =>
        XDocument.Load(Path.Combine(RepositoryFiles.Root, Folder, file)).Root!.Elements("data")
            .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    /// <summary>The names of the texts; a plural has one.</summary>
    static IEnumerable<string> NamesOf(string file) => TextsOf(file).Keys.Select(key => Form().Replace(key, "")).Distinct().Order();

    static IEnumerable<string> ValuesIn(string text) => Value().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\bWords?\.(\w+)")]
    private static partial Regex Used();

    [GeneratedRegex("_(zero|one|two|few|many|other)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"Words\.?([\w-]*)\.resx$")]
    private static partial Regex Culture();

    [GeneratedRegex(@"\{\w+")]
    private static partial Regex Value();
}
