using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Contracts;

/// <summary>Style sheets let a browser style only what has changed.</summary>
public partial class StyleSheetTests
{
    /// <summary>Such a selector makes browsers style the whole page anew whenever any element comes or goes.</summary>
    [Fact]
    public void No_has_looks_for_any_element_or_counts_elements_or_applies_to_any_element()
    {
        var selectors = Scripts.StyleSheets.SelectMany(path => SelectorsIn(File.ReadAllText(path)))
            .Where(selector => selector.Contains(":has(", StringComparison.Ordinal)).ToList();

        Assert.True(selectors.Count > 100);
        Assert.DoesNotContain(selectors, IsCostly);
    }

    [Theory]
    [InlineData(".play:has(> .dock > [data-facilitating]) > * {}")]
    [InlineData(".play:has(.x) { > * {} }")]
    [InlineData(".discussion:not(:has(> :not(.moves-title))) {}")]
    [InlineData(".dock:has(*) > .undo {}")]
    [InlineData(".players:has(> .player:nth-child(3)) {}")]
    [InlineData(".players:has(> .player:not([hidden]):last-child) {}")]
    public void Such_selectors_are_recognized(string rule) => Assert.Contains(SelectorsIn(rule), IsCostly);

    static bool IsCostly(string selector) => Has().Matches(selector).Any(has =>
        AnyOrCounted().IsMatch(has.Groups["argument"].Value) || AnyElement().IsMatch(selector[(has.Index + has.Length)..]));

    /// <summary>The selectors of all rules, nested ones with those around them.</summary>
    static IEnumerable<string> SelectorsIn(string styles)
    {
        var around = new Stack<string>();
        foreach (Match part in Part().Matches(Comment().Replace(styles, "")))
        {
            if (part.Value == "}") around.Pop();
            else if (part.Groups["head"] is { Success: true } head)
            {
                around.Push(head.Value.TrimStart().StartsWith('@') ? "" : head.Value.Trim());
                yield return string.Join(' ', around.Reverse());
            }
        }
    }

    [GeneratedRegex(@"[^{};]*;|(?<head>[^{};]+)\{|\}")]
    private static partial Regex Part();

    [GeneratedRegex(@":has\((?<argument>(?:[^()]|(?<open>\()|(?<-open>\)))*)(?(open)(?!))\)")]
    private static partial Regex Has();

    [GeneratedRegex(@"(?:^|[\s>+~,])(?::not\(|\*)|:(?:nth|first|last|only)-")]
    private static partial Regex AnyOrCounted();

    [GeneratedRegex(@"[\s>+~]\*")]
    private static partial Regex AnyElement();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
