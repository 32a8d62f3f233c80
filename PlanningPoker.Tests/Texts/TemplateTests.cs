using System.Text;
using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Texts;

/// <summary>Templates contain no text of their own, because nobody could translate it.</summary>
public partial class TemplateTests
{
    const string Folder = "PlanningPoker.Web/Pages";

    public static TheoryData<string> Templates =>
    [
        .. RepositoryFiles.In(Folder, ".cshtml").Where(file => !RepositoryFiles.IsBelow(file, $"{Folder}/Dev"))
            .Select(file => Path.GetRelativePath(Path.Combine(RepositoryFiles.Root, Folder), file)),
    ];

    static readonly string[] Names = ["CSV", "JSON", "Markdown", "K7QF-92MX-4TRA"];

    [Theory, MemberData(nameof(Templates))]
    public void No_template_contains_untranslated_text(string template) =>
        Assert.Empty(TextsIn(File.ReadAllText(Path.Combine(RepositoryFiles.Root, Folder, template))));

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p title=\"Hello\">@Words.Close</p>", "Hello")]
    [InlineData("<p>@(x ? \"Hello\" : Words.Close) there</p>", "Hello there")]
    [InlineData("@if (x)\n{\n    <p>Hello @name</p>\n}", "Hello")]
    [InlineData("<p class=\"a\" data-kind=\"@(x ? \"primary\" : null)\">@Words.Close <kbd>S</kbd> 5</p>", "")]
    public void Untranslated_text_in_a_template_is_found(string template, string found) =>
        Assert.Equal(found, string.Join(' ', TextsIn(template)));

    /// <summary>Finds text between tags, in attributes that people read, and in strings that are shown.</summary>
    static IEnumerable<string> TextsIn(string template)
    {
        var shown = Shown().Matches(template).SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Groups[1].Value);
        var markup = WithoutCode(Comment().Replace(template, ""));
        var attributes = Attribute().Matches(markup).Select(match => match.Groups[1].Value);
        var text = Tag().Replace(Key().Replace(markup, ""), "\n").Split('\n');
        return shown.Concat(attributes).Concat(text).Select(words => words.Trim())
            .Where(words => Word().IsMatch(words) && !Names.Contains(words));
    }

    /// <summary>Removes directives, statements, conditions and expressions, but keeps the markup inside them.</summary>
    static string WithoutCode(string template)
    {
        var source = string.Join('\n', template.Split('\n').Where(line => !Directive().IsMatch(line)));
        var markup = new StringBuilder();
        for (var i = 0; i < source.Length; i++)
        {
            if (Opening().Match(source, i) is { Success: true } opening) i = EndOf(source, i + opening.Length - 1);
            else if (Expression().Match(source, i) is { Success: true } expression) i = EndOfExpression(source, i + expression.Length);
            else markup.Append(source[i]);
        }
        return markup.ToString();
    }

    /// <summary>The position of the last character of an expression such as <c>@Name.Name(…).Name</c>.</summary>
    static int EndOfExpression(string source, int next)
    {
        while (next < source.Length)
        {
            if (source[next] is '(') next = EndOf(source, next) + 1;
            else if (Member().Match(source, next) is { Success: true } member) next += member.Length;
            else break;
        }
        return next - 1;
    }

    /// <summary>The position of the bracket that closes the one at <paramref name="open"/>.</summary>
    static int EndOf(string source, int open)
    {
        var depth = 0;
        for (var i = open; i < source.Length; i++)
        {
            depth += source[i] switch { '(' or '{' => 1, ')' or '}' => -1, _ => 0 };
            if (depth == 0) return i;
        }
        return source.Length - 1;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(page|model|using|inherits|inject|addTagHelper|removeTagHelper)\b|^\s*\w+(\["".*""\])? = .*;$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(@\{|@\(|(@|\belse )?(if|foreach|for|while|switch)\s*\()")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\G@[A-Za-z_]\w*")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\G[?!]*\.\w+")]
    private static partial Regex Member();

    /// <summary>An expression in brackets outside an attribute; its value is shown on the page.</summary>
    [GeneratedRegex("(?<=>|> )@\\((?!await)[^<]*?\\)(?= |<)")]
    private static partial Regex Shown();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?:aria-label|title|placeholder|alt|data-busy|data-done|data-waiting|data-you-text|data-away-text)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<kbd.*?</kbd>|<span class=\"fan-card\".*?</span>")]
    private static partial Regex Key();

    [GeneratedRegex(@"<[^>]*>|\belse\b", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();
}
