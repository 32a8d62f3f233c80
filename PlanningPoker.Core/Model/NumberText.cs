using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanningPoker.Core.Model;

/// <summary>Reads numbers as people write them on cards.</summary>
static partial class NumberText
{
    /// <summary>
    /// A decimal with a point or a comma (<c>0,5</c>), with groups of thousands (<c>1,000</c>), or a fraction (<c>½</c>, <c>1½</c>,
    /// <c>1/2</c>), each with or without a sign, in the digits of any script. Null for anything else.
    /// </summary>
    public static decimal? Read(string text)
    {
        // Fast path: nearly all cards are plain whole numbers.
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        var match = Number().Match(string.Concat(text.EnumerateRunes().Select(Plain)));
        if (!match.Success) return null;
        var whole = match.Groups["whole"] is { Success: true } group ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var value = whole + PartOf(match);
        return match.Groups["sign"].Value is "-" or "−" ? -value : value;
    }

    /// <summary>The character of ASCII that means the same in a number.</summary>
    static Rune Plain(Rune character) => character.Value switch
    {
        '\u00A0' or '\u2009' or '\u202F' => new(' '),
        '\u2044' or '\u2215' => new('/'),
        '٫' => new('.'),
        '٬' => new(','),
        _ when Rune.IsDigit(character) => new('0' + (int)Rune.GetNumericValue(character)),
        _ => character,
    };

    static decimal? PartOf(Match match)
    {
        if (match.Groups["vulgar"] is { Success: true } vulgar) return (decimal)CharUnicodeInfo.GetNumericValue(vulgar.ValueSpan[0]);
        if (match.Groups["bottom"] is { Success: true } bottom)
        {
            var divisor = decimal.Parse(bottom.ValueSpan, CultureInfo.InvariantCulture);
            return divisor == 0 ? null : decimal.Parse(match.Groups["top"].ValueSpan, CultureInfo.InvariantCulture) / divisor;
        }
        var digits = match.Groups["thousands"] is { Success: true } thousands
            ? Group().Replace(thousands.Value, "")
            : match.Groups["decimal"].Value;
        return decimal.Parse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    /// <remarks>A single group after a point is a decimal: <c>1.000</c> is one, <c>1,000</c> a thousand.</remarks>
    [GeneratedRegex("""
        ^(?<sign>[+\-−])?(?:
            (?:(?<whole>[0-9]+)\ ?)?(?<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒↉])
          | (?:(?<whole>[0-9]+)\ )?(?<top>[0-9]+)/(?<bottom>[0-9]+)
          | (?<thousands>[1-9][0-9]{0,2}(?:(?:[,'’\ ][0-9]{3})+(?:\.[0-9]+)?|(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,}))
          | (?<decimal>[0-9]+[.,]?|[0-9]*[.,][0-9]+)
        )$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Number();

    /// <summary>The separator of a group of three digits.</summary>
    [GeneratedRegex("[,.'’ ](?=[0-9]{3}(?![0-9]))")]
    private static partial Regex Group();
}
