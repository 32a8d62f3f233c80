using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>The resource files are complete, have no unused text and contain no markup.</summary>
public partial class WordsTests
{
    const string Folder = "PlanningPoker.Web/Texts";

    public static TheoryData<string> Files => [.. RepositoryFiles.In(Folder, ".resx").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Every_text_is_used()
    {
        var code = string.Concat(RepositoryFiles.In("PlanningPoker.Web", ".cs", ".cshtml").Select(File.ReadAllText));
        var used = Used().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(TextsOf("Words.resx").Keys.Select(key => Form().Replace(key, "")).Except(used));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_text_contains_markup_or_surrounding_white_space(string file) =>
        Assert.All(TextsOf(file), text => Assert.Matches(@"^[^\s<>&]([^<>&]*[^\s<>&])?$", text.Value));

    [Theory, MemberData(nameof(Files))]
    public void Every_translation_has_the_same_values_as_its_English_text(string file)
    {
        var english = TextsOf("Words.resx");
        Assert.All(TextsOf(file).Where(text => !Form().IsMatch(text.Key) || text.Key.EndsWith("_other", StringComparison.Ordinal)),
            text => Assert.Equal(ValuesIn(english[text.Key]), ValuesIn(text.Value)));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_form_of_a_plural_belongs_to_a_text_with_the_form_other(string file)
    {
        var texts = TextsOf(file);
        Assert.All(texts.Keys.Where(key => Form().IsMatch(key)), key => Assert.Contains(Form().Replace(key, "_other"), texts));
    }

    [Fact]
    public void The_listed_languages_are_those_that_have_a_file() =>
        Assert.Equal(
            RepositoryFiles.In(Folder, ".resx").Select(file => Culture().Match(file).Groups[1].Value)
                .Select(name => name.Length > 0 ? name : "en").Order(),
            Languages.All.Select(language => language.Name).Order());

    static Dictionary<string, string> TextsOf(string file) =>
        XDocument.Load(Path.Combine(RepositoryFiles.Root, Folder, file)).Root!.Elements("data")
            .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

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
