using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanningPoker.Tests.Pages.Styles;

/// <summary>An opaque colour, as the lightness that contrasts are made of.</summary>
/// <param name="Luminance">The relative luminance of WCAG: 0 is black, 1 is white.</param>
readonly partial record struct Colour(double Luminance)
{
    /// <summary>The contrast ratio of WCAG: 1 for the same lightness, 21 for black on white.</summary>
    public double ContrastWith(Colour other) =>
        (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    /// <summary>A colour that is written as <c>oklch(lightness chroma hue)</c>.</summary>
    public static Colour Parse(string text)
    {
        var numbers = Oklch().Match(text).Groups.Values.Skip(1)
            .Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray();
        return FromOklch(numbers[0], numbers[1], numbers[2] * Math.PI / 180);
    }

    /// <summary>The matrices of OKLab to linear sRGB, and the weights of its lights (CSS Color 4, WCAG 2.2).</summary>
    static Colour FromOklch(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        var red = Math.Clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1);
        var green = Math.Clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1);
        var blue = Math.Clamp(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, 0, 1);
        return new(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    }

    [GeneratedRegex(@"^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$")]
    private static partial Regex Oklch();
}
