using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Pages.Styles;

/// <summary>The colours of <c>tokens.css</c> that are the same everywhere on a page.</summary>
static partial class Tokens
{
    static readonly string Sheet = RepositoryFiles.Read("wwwroot/css/tokens.css");

    static readonly Dictionary<string, string> Values = Declaration().Matches(Root().Match(Sheet).Value)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <param name="name">The name of the custom property without its dashes.</param>
    /// <param name="isDark">In the dark scheme.</param>
    public static Colour ColourOf(string name, bool isDark) => Values[name] switch
    {
        var value when Reference().Match(value) is { Success: true } reference => ColourOf(reference.Groups[1].Value, isDark),
        var value when Pair().Match(value) is { Success: true } pair => Colour.Parse(pair.Groups[isDark ? 2 : 1].Value),
        var value => Colour.Parse(value),
    };

    /// <summary>The colours of the twelve seats.</summary>
    public static IEnumerable<Colour> Seats(bool isDark)
    {
        var lightnessAndChroma = Seat().Match(Sheet).Groups[isDark ? 2 : 1].Value;
        return SeatHue().Matches(Sheet).Select(match => Colour.Parse($"oklch({lightnessAndChroma} {match.Groups[1].Value})"));
    }

    /// <summary>The colour of the initial on a chip.</summary>
    public static Colour Initial(bool isDark) => Colour.Parse(OnSeat().Match(Sheet).Groups[isDark ? 2 : 1].Value);

    [GeneratedRegex(@":root \{.*?\n  \}", RegexOptions.Singleline)]
    private static partial Regex Root();

    [GeneratedRegex(@"--([\w-]+): ([^;]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"--seat: light-dark\(oklch\((\S+ \S+) var\(--seat-hue\)\), oklch\((\S+ \S+) var\(--seat-hue\)\)\);")]
    private static partial Regex Seat();

    [GeneratedRegex(@"--seat-hue: (\d+);")]
    private static partial Regex SeatHue();

    [GeneratedRegex(@"--on-seat: light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);")]
    private static partial Regex OnSeat();

    [GeneratedRegex(@"^var\(--([\w-]+)\)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)$")]
    private static partial Regex Pair();
}
