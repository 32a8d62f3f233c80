using System.Diagnostics.CodeAnalysis;

namespace PlanningPoker.Web.Texts;

/// <summary>
/// Keeps a value of the other direction, such as a Latin name in an Arabic sentence, from moving the words and marks around it: it stands
/// between the invisible characters FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. A value of the same direction stays as it is.
/// </summary>
static class Directions
{
    const char Isolation = '\u2068', End = '\u2069';

    [return: NotNullIfNotNull(nameof(value))]
    public static string? Isolate(string? value) =>
        value is { Length: > 0 } && HasOther(value, Language.Current.IsRightToLeft) ? $"{Isolation}{value}{End}" : value;

    static bool HasOther(string value, bool isRightToLeft)
    {
        foreach (var character in value)
            if (isRightToLeft ? !IsRightToLeft(character) && char.IsLetterOrDigit(character) : IsRightToLeft(character)) return true;
        return false;
    }

    /// <summary>The blocks from Hebrew to Arabic Extended-A, and their presentation forms.</summary>
    static bool IsRightToLeft(char character) =>
        character is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';
}
