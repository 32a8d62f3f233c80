using System.Text.RegularExpressions;
using PlanningPoker.Tests.Contracts;

namespace PlanningPoker.Tests.Pages.Styles;

/// <summary>What has to be seen and is no text has a contrast of 3 : 1 to what it lies on (WCAG 2.2, 1.4.11 and 2.4.13).</summary>
public partial class ContrastTests
{
    const double Least = 3, LeastOfText = 4.5;

    /// <summary>Nothing in it can have the focus: it is the picture of a table.</summary>
    const string PictureOfATable = ".little-felt";

    static readonly string[] Pages =
        ["paper", "surface", "sunken", "hover", "gold-soft", "accent-soft", "good-soft", "wait-soft", "bad-soft"];

    static readonly string[] Felts = ["felt", "felt-light", "felt-rim"];

    /// <summary>A mark, what it may lie on, and the scheme.</summary>
    public static TheoryData<string, string, bool> Marks
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var isDark in (bool[])[false, true])
            {
                foreach (var page in Pages) data.Add("focus-on-paper", page, isDark);
                foreach (var felt in Felts) data.Add("focus-on-felt", felt, isDark);
                foreach (var page in (string[])["paper", "surface"])
                    foreach (var mark in (string[])["line-strong", "accent", "good", "wait", "bad", "ink"]) data.Add(mark, page, isDark);
                foreach (var felt in Felts) data.Add("gold", felt, isDark);
                data.Add("gold-strong", "surface", isDark);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Marks))]
    public void A_mark_stands_out_from_what_it_lies_on(string mark, string surface, bool isDark)
    {
        var contrast = Tokens.ColourOf(mark, isDark).ContrastWith(Tokens.ColourOf(surface, isDark));
        Assert.True(contrast >= Least, $"{mark} on {surface}: {contrast:0.00} : 1");
    }

    /// <summary>They are the lines of the picture of the rounds; the initials on the chips are text.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_colours_of_the_seats_stand_out_from_the_page_and_their_initials_from_them(bool isDark)
    {
        var seats = Tokens.Seats(isDark).ToList();
        Assert.Equal(12, seats.Count);
        Assert.All(seats, seat =>
        {
            Assert.True(seat.ContrastWith(Tokens.ColourOf("surface", isDark)) >= Least);
            Assert.True(seat.ContrastWith(Tokens.Initial(isDark)) >= LeastOfText);
        });
    }

    [Fact]
    public void What_is_painted_as_felt_shows_the_focus_in_the_colour_for_it() =>
        Assert.All(Rules().Where(rule => PaintsFelt().IsMatch(rule.Body) && rule.Selector != PictureOfATable),
            rule => Assert.True(rule.Body.Contains("--focus: var(--focus-on-felt);", StringComparison.Ordinal), rule.Selector));

    [Fact]
    public void The_luminance_is_that_of_WCAG()
    {
        var (black, white) = (Colour.Parse("oklch(0 0 0)"), Colour.Parse("oklch(1 0 0)"));
        Assert.Equal(21, black.ContrastWith(white), 0.01);
        // #ff0000
        Assert.Equal(0.2126, Colour.Parse("oklch(0.6279554 0.2576833 29.2338837)").Luminance, 0.001);
    }

    static IEnumerable<(string Selector, string Body)> Rules() => Scripts.StyleSheets
        .SelectMany(sheet => Rule().Matches(File.ReadAllText(sheet)))
        .Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value));

    [GeneratedRegex(@"([^{};]+)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"background:[^;]*var\(--felt\)")]
    private static partial Regex PaintsFelt();
}
