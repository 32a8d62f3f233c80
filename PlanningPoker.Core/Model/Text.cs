using System.Globalization;
using System.Text;

namespace PlanningPoker.Core.Model;

/// <summary>Validates and normalises text that people type or import. Lengths are in UTF-16 code units, as in browsers.</summary>
public static class Text
{
    /// <summary>Normalisation makes a text at most this many times shorter. A longer text is refused before it costs time.</summary>
    const int MaxShrinkFactor = 4;

    const int MaxCombiningMarks = 30;

    /// <summary>
    /// The text as one line, trimmed and in Unicode form NFC. Null when it is not 1 to <paramref name="max"/> long, has no visible
    /// character, or contains control or bidirectional override characters.
    /// </summary>
    public static string? NormalizeLine(string? text, int max)
    {
        var line = Normalize(text?.Trim(), max);
        return line is { Length: > 0 } && line.Length <= max && !line.Any(IsUnsafe) && line.EnumerateRunes().Any(IsVisible) ? line : null;
    }

    /// <summary>
    /// The text as lines that end with <c>\n</c>, trimmed and in Unicode form NFC; it may be empty. Null when it is longer than
    /// <paramref name="max"/>, or contains control characters other than tabs, or bidirectional override characters.
    /// </summary>
    public static string? NormalizeParagraphs(string text, int max)
    {
        var paragraphs = Normalize(text.ReplaceLineEndings("\n").Trim(), max);
        if (paragraphs is null || paragraphs.Length > max) return null;
        return paragraphs.Any(IsUnsafeInParagraphs) ? null : paragraphs;
    }

    /// <summary>Whether a line has characters that no line may have, whatever its length is.</summary>
    public static bool IsForbiddenInLine(string? text) => text is not null && (IsInvalid(text) || text.Trim().Any(IsUnsafe));

    /// <summary>The same for text of several lines.</summary>
    public static bool IsForbiddenInParagraphs(string? text) =>
        text is not null && (IsInvalid(text) || text.ReplaceLineEndings("\n").Trim().Any(IsUnsafeInParagraphs));

    /// <summary>The text cut to at most <paramref name="max"/>; a cut text ends in "…". A surrogate pair is never split.</summary>
    public static string Truncate(string text, int max)
    {
        if (text.Length <= max) return text;
        var end = max - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>
    /// Changes imported text so that it passes validation, except that it may still be too long. Unsafe characters become spaces. On one
    /// line, a run of spaces becomes one. The result is empty when no character is visible.
    /// </summary>
    public static string Clean(string text, bool oneLine)
    {
        var safe = text.ReplaceLineEndings("\n").Select(c => (oneLine ? IsUnsafe(c) : IsUnsafeInParagraphs(c)) ? ' ' : c);
        var clean = LimitCombiningMarks(ReplaceInvalid(string.Concat(safe))).Normalize(NormalizationForm.FormC);
        if (!clean.EnumerateRunes().Any(IsVisible)) return "";
        return oneLine
            ? string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : clean.Trim();
    }

    /// <summary>
    /// A form for comparison that is equal for names that look alike: without invisible characters, in upper case, in one character width,
    /// with single spaces.
    /// </summary>
    public static string Fold(string name) => Plain(name).ToUpperInvariant();

    /// <summary>
    /// Whether two names look alike: folded they are equal, or their skeletons are, as they are written or in lower case. Not in upper
    /// case, nor folded: Ian and Lan are two people.
    /// </summary>
    public static bool LookAlike(string a, string b) => Fold(a) == Fold(b)
        || Skeleton.AreAlike(Plain(a), Plain(b))
        || Skeleton.AreAlike(Plain(a).ToLowerInvariant(), Plain(b).ToLowerInvariant());

    static string Plain(string name)
    {
        var visible = string.Concat(name.Normalize(NormalizationForm.FormKC).EnumerateRunes()
            .Where(rune => Rune.IsWhiteSpace(rune) || !IsIgnorable(rune)));
        return string.Join(' ', visible.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    static string? Normalize(string? text, int max)
    {
        if (text is null || text.Length > MaxShrinkFactor * max) return null;
        return IsInvalid(text) ? null : text.Normalize(NormalizationForm.FormC);
    }

    static bool IsInvalid(string text) => text != ReplaceInvalid(text) || text != LimitCombiningMarks(text);

    /// <summary>
    /// Removes combining marks beyond the first 30 on one letter; no language writes so many. Normalisation takes quadratic time in the
    /// number of marks. Source of the limit: Unicode Standard Annex 15, Stream-Safe Text Format.
    /// </summary>
    static string LimitCombiningMarks(string text)
    {
        if (text.All(char.IsAscii)) return text;
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsCombiningMark(rune) ? marks + 1 : 0;
            if (marks <= MaxCombiningMarks) kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    /// <summary>Replaces lone surrogates, U+FFFE and U+FFFF: they are not characters, and normalisation throws on them.</summary>
    static string ReplaceInvalid(string text) =>
        Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029';

    static bool IsUnsafeInParagraphs(char c) => IsUnsafe(c) && c is not ('\n' or '\t');

    static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsIgnorable(rune) && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned);

    static bool IsCombiningMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Whether a character is never drawn: Unicode's Default_Ignorable_Code_Point, and the blank Braille pattern.</summary>
    static bool IsIgnorable(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF;
}
