using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Texts;

/// <summary>
/// Two artificial languages for tests: English with accents, between brackets and 40 % longer, from left to right and from right to left. A
/// text without brackets does not come from the resources; a text that is cut off is too long for its place.
/// </summary>
static partial class PseudoLanguage
{
    public const string Plain = "qps-ploc", Mirrored = "qps-plocm";

    /// <summary>The brackets around every text.</summary>
    public const char Start = '⟦', End = '⟧';

    const char RightToLeft = '\u202E', PopDirection = '\u202C';
    const double Padding = 0.4;
    const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const string Accented = "áƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÁƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";

    static readonly Lazy<Language> Longer = new(() => new(Plain, Plain, Lengthened));
    static readonly Lazy<Language> Turned =
        new(() => new(Mirrored, Mirrored, text => $"{RightToLeft}{Lengthened(text)}{PopDirection}") { IsRightToLeft = true });

    public static IEnumerable<Language> All => [Longer.Value, Turned.Value];

    public static bool TryFind(string culture, [NotNullWhen(true)] out Language? language) =>
        (language = culture.ToLowerInvariant() switch { Plain => Longer.Value, Mirrored => Turned.Value, _ => null }) is not null;

    /// <summary>Keeps placeholders, and repeats the beginning of the text, so that the added words have the length of real ones.</summary>
    static string Lengthened(string text)
    {
        var words = Placeholder().Replace(text, "").Trim();
        var more = words[..Math.Min(words.Length, (int)Math.Ceiling(text.Length * Padding))];
        var parts = Placeholder().Split(text).Select(part => part is ['{', ..] ? part : WithAccents(part));
        return $"{Start}{string.Concat(parts)} {WithAccents(more)}{End}";
    }

    static string WithAccents(string text)
    {
        var accented = new StringBuilder(text);
        for (var i = 0; i < accented.Length; i++)
            if (Letters.IndexOf(accented[i], StringComparison.Ordinal) is >= 0 and var letter) accented[i] = Accented[letter];
        return accented.ToString();
    }

    [GeneratedRegex(@"(\{[^}]+\})")]
    private static partial Regex Placeholder();
}
