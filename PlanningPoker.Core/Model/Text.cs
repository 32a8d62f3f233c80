using System.Globalization;
using System.Text;

namespace PlanningPoker.Core.Model;

/// <summary>What people type, checked and brought to one form. Lengths count UTF-16 units, as browsers and databases do.</summary>
static class Text
{
    /// <summary>Composing makes a text shorter, but not by more than this: what is longer is too long, and not worth the time.</summary>
    const int MostGrowth = 4;

    const int MostMarks = 30;

    /// <summary>One visible line: trimmed, NFC, 1 to <paramref name="max"/> units, no control or bidi-override characters. Else null.</summary>
    public static string? Line(string? text, int max)
    {
        var line = Normalized(text?.Trim(), max);
        return line is { Length: > 0 } && line.Length <= max && !line.Any(IsUnsafe) && line.EnumerateRunes().Any(IsVisible) ? line : null;
    }

    /// <summary>Lines of text, possibly none: trimmed, NFC, at most <paramref name="max"/> units, line ends as <c>\n</c>. Else null.</summary>
    public static string? Paragraphs(string text, int max)
    {
        var paragraphs = Normalized(text.ReplaceLineEndings("\n").Trim(), max);
        return paragraphs is not null && paragraphs.Length <= max && !paragraphs.Any(c => IsUnsafe(c) && c is not ('\n' or '\t')) ? paragraphs : null;
    }

    /// <summary>At most <paramref name="max"/> units, ending in "…" where something was cut; never half a surrogate pair.</summary>
    public static string Shortened(string text, int max)
    {
        if (text.Length <= max) return text;
        var end = max - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>
    /// Foreign text made to pass the checks, but for its length: unsafe characters become spaces, and for one line so do runs of white
    /// space. Empty when nobody could see it.
    /// </summary>
    public static string Cleaned(string text, bool oneLine)
    {
        var kept = new string([.. text.ReplaceLineEndings("\n").Select(c => IsUnsafe(c) && (oneLine || c is not ('\n' or '\t')) ? ' ' : c)]);
        kept = WithoutHeaps(WellFormed(kept)).Normalize(NormalizationForm.FormC);
        if (!kept.EnumerateRunes().Any(IsVisible)) return "";
        return oneLine ? string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : kept.Trim();
    }

    /// <summary>What two names that look alike have in common: without invisible characters, in one case and width, with single spaces.</summary>
    public static string Folded(string name)
    {
        var visible = string.Concat(name.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(rune => Rune.IsWhiteSpace(rune) || !IsIgnorable(rune)));
        return string.Join(' ', visible.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
    }

    static string? Normalized(string? text, int max) =>
        text is not null && text.Length <= MostGrowth * max && text == WellFormed(text) && text == WithoutHeaps(text) ? text.Normalize(NormalizationForm.FormC) : null;

    /// <summary>
    /// Without the marks that are heaped on one letter beyond what any language writes: normalising takes time in proportion to the
    /// square of a heap. Source of the limit: Unicode Standard Annex 15, Stream-Safe Text Format.
    /// </summary>
    static string WithoutHeaps(string text)
    {
        if (text.All(char.IsAscii)) return text;
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MostMarks) kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    /// <summary>Lone surrogates and U+FFFE, U+FFFF replaced: they are no characters, and normalising throws at them.</summary>
    static string WellFormed(string text) =>
        Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    static bool IsUnsafe(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029';

    static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsIgnorable(rune) && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned);

    /// <summary>Drawn as nothing. Source: Unicode's Default_Ignorable_Code_Point, and the blank Braille pattern.</summary>
    static bool IsIgnorable(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF;
}
