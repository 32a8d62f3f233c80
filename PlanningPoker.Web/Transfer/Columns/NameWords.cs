using System.Globalization;
using System.Text;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>
/// The words of a column's name: letters only, without accents and in lower case. <c>story_summary</c>, <c>StorySummary</c> and
/// <c>Story: summary (2)</c> are the same two words.
/// </summary>
static class NameWords
{
    /// <summary>A longer text is no name.</summary>
    const int MaxLength = 80;

    public static string[] Of(string name)
    {
        if (name.Length > MaxLength) return [];
        StringBuilder words = new();
        var last = ' ';
        foreach (var c in Decompose(name))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            var begins = !char.IsLetter(c) || char.IsUpper(c) && char.IsLower(last);
            if (begins) words.Append(' ');
            if (char.IsLetter(c) || IsSpacingMark(c)) words.Append(char.ToLowerInvariant(c));
            last = c;
        }
        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The words in one, which is how names are compared.</summary>
    public static string Joined(string name) => string.Concat(Of(name));

    static string Decompose(string name)
    {
        // A lone surrogate cannot be normalised.
        var valid = Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(name)).Replace('\uFFFE', ' ').Replace('\uFFFF', ' ');
        return valid.Normalize(NormalizationForm.FormKD);
    }

    /// <summary>The vowels of Thai and of Indian languages that stand beside their letter.</summary>
    static bool IsSpacingMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark;
}
