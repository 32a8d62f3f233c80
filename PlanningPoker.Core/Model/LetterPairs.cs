using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PlanningPoker.Core.Model;

/// <summary>
/// Tells letters that look alike to people who do not read a script from those that its readers tell apart, such as Hebrew ו and ן. The
/// table of look-alike characters is made to find letters of another script; between letters of one it is too wide.
/// </summary>
static class LetterPairs
{
    enum Script { None, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Hiragana, Katakana, Hangul, Han, Other }

    /// <summary>The ranges of the scripts that are compared by a list, or that do not lie in blocks of 128 characters.</summary>
    static readonly (int First, int Last, Script Script)[] Ranges =
    [
        (0x0041, 0x024F, Script.Latin), (0x0250, 0x02AF, Script.Latin), (0x0300, 0x036F, Script.None), (0x0370, 0x03FF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic), (0x0530, 0x058F, Script.Armenian), (0x0590, 0x05FF, Script.Hebrew),
        (0x0600, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic), (0x08A0, 0x08FF, Script.Arabic),
        (0x1100, 0x11FF, Script.Hangul), (0x1C80, 0x1C8F, Script.Cyrillic), (0x1D00, 0x1D25, Script.Latin),
        (0x1D6B, 0x1DBF, Script.Latin), (0x1E00, 0x1EFF, Script.Latin), (0x1F00, 0x1FFF, Script.Greek), (0x2000, 0x2BFF, Script.None),
        (0x2C60, 0x2C7F, Script.Latin), (0x2E80, 0x2FDF, Script.Han), (0x3041, 0x309F, Script.Hiragana),
        (0x30A0, 0x30FF, Script.Katakana), (0x3400, 0x9FFF, Script.Han), (0xA640, 0xA69F, Script.Cyrillic),
        (0xA722, 0xA7FF, Script.Latin), (0xA960, 0xA97F, Script.Hangul), (0xAB30, 0xAB6F, Script.Latin),
        (0xAC00, 0xD7FF, Script.Hangul), (0xF900, 0xFAFF, Script.Han), (0x20000, 0x3FFFF, Script.Han),
    ];

    /// <summary>
    /// Of scripts in which most pairs of the table are one shape in two codes: the letters that their readers tell apart from the others.
    /// </summary>
    static readonly FrozenSet<Rune> DistinctLetters = RunesOf("ıɩʋɣæÆœŒσүҮҽӠӡ土士口囗鹂鹃").ToFrozenSet();

    /// <summary>Of the other scripts, whose letters are told apart: those that are one letter in two codes, or one shape.</summary>
    static readonly string[] SameLetters = ["يیى", "كکڪ", "هہە", "ةۃ", "گࢰ", "وࢱ", "าๅ", "អឣ", "ளௗ"];

    /// <summary>Whether two characters that look alike are letters of one script, whose readers tell them apart.</summary>
    public static bool AreToldApart(Rune one, Rune other) => one != other
        && ScriptOf(one) is var script && script == ScriptOf(other)
        && script.Script switch
        {
            Script.None => false,
            Script.Latin or Script.Greek or Script.Cyrillic or Script.Han =>
                DistinctLetters.Contains(one) || DistinctLetters.Contains(other),
            _ => !SameLetters.Any(shape => RunesOf(shape).Contains(one) && RunesOf(shape).Contains(other)),
        };

    /// <summary>
    /// The script of a letter; for those that no list knows, its block. Digits and the marks of letters belong to no script, but the vowels
    /// of Indic scripts are marks too.
    /// </summary>
    static (Script Script, int Block) ScriptOf(Rune rune)
    {
        if (rune.IsAscii && !Rune.IsLetter(rune) || Rune.IsNumber(rune)) return (Script.None, 0);
        var script = Array.Find(Ranges, range => range.First <= rune.Value && rune.Value <= range.Last) is { Last: > 0 } found
            ? found.Script
            : Script.Other;
        if (script is not Script.Other && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) return (Script.None, 0);
        return (script, script is Script.Other ? rune.Value >> 7 : 0);
    }

    static Rune[] RunesOf(string letters) => [.. letters.EnumerateRunes()];
}
