using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Pages.Styles;

/// <summary>The colours of <c>tokens.css</c> that are the same everywhere on a page.</summary>
static partial class Tokens
{
    static readonly Dictionary<string, string> Values = Declaration()
        .Matches(Root().Match(RepositoryFiles.Read("wwwroot/css/tokens.css")).Value)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <param name="name">The name of the custom property without its dashes.</param>
    /// <param name="isDark">In the dark scheme.</param>
    public static Colour ColourOf(string name, bool isDark) => Values[name] switch
    {
        var value when Reference().Match(value) is { Success: true } reference => ColourOf(reference.Groups[1].Value, isDark),
        var value when Pair().Match(value) is { Success: true } pair => Colour.Parse(pair.Groups[isDark ? 2 : 1].Value),
        var value => Colour.Parse(value),
    };

    [GeneratedRegex(@":root \{.*?\n  \}", RegexOptions.Singleline)]
    private static partial Regex Root();

    [GeneratedRegex(@"--([\w-]+): ([^;]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^var\(--([\w-]+)\)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)$")]
    private static partial Regex Pair();
}
