using System.Globalization;

namespace PlanningPoker.Core.Views;

/// <summary>
/// The ends of names that begin alike. Where there is little room, the middle of such a name is left out and not its end, so that no two
/// people read alike.
/// </summary>
static class NameEnds
{
    /// <summary>Names that begin with as many equal letters may read alike when they are cut; an end has at most as many.</summary>
    const int Start = 5, MaxEnd = 7;

    /// <summary>The length of the end of each name, in the order of the names; 0 for a name that no other one begins like.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> names)
    {
        var starts = names.CountBy(StartOf, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => name.Length > Start && starts[StartOf(name)] > 1 ? EndOf(name) : 0)];
    }

    static string StartOf(string name) => name[..Math.Min(Start, name.Length)];

    /// <summary>The last word if it is short, otherwise the last letters.</summary>
    static int EndOf(string name)
    {
        var word = name.Length - 1 - name.LastIndexOf(' ');
        if (word is > 0 and <= MaxEnd && word < name.Length) return word;
        return StringInfo.ParseCombiningCharacters(name).Select(at => name.Length - at).FirstOrDefault(length => length < MaxEnd);
    }
}
