using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Contracts;

/// <summary>Style sheets let a browser style only what has changed.</summary>
public partial class StyleSheetTests
{
    /// <summary>Such a selector makes browsers style the whole page anew whenever any element comes or goes.</summary>
    [Fact]
    public void No_has_looks_for_any_element_or_counts_elements_or_applies_to_any_element()
    {
        var selectors = Scripts.StyleSheets.SelectMany(path => Selector().Matches(Comment().Replace(File.ReadAllText(path), "")))
            .Select(match => match.Value.Trim())
            .Where(selector => selector.Contains(":has(", StringComparison.Ordinal))
            .ToList();

        Assert.True(selectors.Count > 100);
        Assert.DoesNotContain(selectors, selector => AnyElement().IsMatch(selector));
    }

    [Theory]
    [InlineData(".play:has(> .dock > [data-facilitating]) > *")]
    [InlineData(".discussion:not(:has(> :not(.moves-title)))")]
    [InlineData(".dock:has(*) > .undo")]
    [InlineData(".players:has(> .player:nth-child(3))")]
    public void Such_selectors_are_recognized(string selector) => Assert.Matches(AnyElement(), selector);

    [GeneratedRegex(@":has\((?:[^()]*[\s>+~,])?(?::not\(|\*)|:has\([^()]*:(?:nth|first|last|only)-|:has\(.*\).*[\s>+~]\*")]
    private static partial Regex AnyElement();

    [GeneratedRegex("[^{};]+(?=\\{)")]
    private static partial Regex Selector();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
