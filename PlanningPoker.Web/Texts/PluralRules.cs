using System.Collections.Frozen;

namespace PlanningPoker.Web.Texts;

/// <summary>Selects the form of a text for a number; the names are the suffixes of the texts.</summary>
enum PluralCategory { Zero, One, Two, Few, Many, Other }

/// <summary>
/// The cardinal plural rules of our languages, for whole numbers from 0.
/// Source: Unicode CLDR 48, supplemental/plurals.xml (unicode.org/cldr/charts/48/supplemental/language_plural_rules.html).
/// </summary>
static class PluralRules
{
    /// <summary>Languages that count as English does are here too: one that is missing was forgotten.</summary>
    static readonly FrozenDictionary<string, Func<long, PluralCategory>> Rules = new Dictionary<string, Func<long, PluralCategory>>
    {
        ["en"] = English,
        ["de"] = English,
        ["nl"] = English,
        ["fr"] = French,
        ["pt"] = French,
        ["es"] = Spanish,
        ["pl"] = Polish,
        ["uk"] = Ukrainian,
        ["ar"] = Arabic,
        ["ja"] = _ => PluralCategory.Other,
    }.ToFrozenDictionary();

    /// <summary>The languages whose rule is known, by their two letters.</summary>
    public static IEnumerable<string> KnownLanguages => Rules.Keys;

    /// <param name="language">Two letters, as <c>pl</c>; an unknown language is counted as English.</param>
    public static Func<long, PluralCategory> Of(string language) => Rules.GetValueOrDefault(language, English);

    static PluralCategory English(long n) => n == 1 ? PluralCategory.One : PluralCategory.Other;

    static PluralCategory Spanish(long n) => n == 1 ? PluralCategory.One : IsWholeMillion(n) ? PluralCategory.Many : PluralCategory.Other;

    static bool IsWholeMillion(long n) => n != 0 && n % 1_000_000 == 0;

    /// <summary>0 is singular too: « 0 vote ». The same in Portuguese, except that of Portugal.</summary>
    static PluralCategory French(long n) =>
        n is 0 or 1 ? PluralCategory.One : IsWholeMillion(n) ? PluralCategory.Many : PluralCategory.Other;

    static PluralCategory Polish(long n) => (n, n % 10, n % 100) switch
    {
        (1, _, _) => PluralCategory.One,
        (_, >= 2 and <= 4, < 12 or > 14) => PluralCategory.Few,
        _ => PluralCategory.Many,
    };

    static PluralCategory Ukrainian(long n) => (n % 10, n % 100) switch
    {
        (1, not 11) => PluralCategory.One,
        ( >= 2 and <= 4, < 12 or > 14) => PluralCategory.Few,
        _ => PluralCategory.Many,
    };

    static PluralCategory Arabic(long n) => (n, n % 100) switch
    {
        (0, _) => PluralCategory.Zero,
        (1, _) => PluralCategory.One,
        (2, _) => PluralCategory.Two,
        (_, >= 3 and <= 10) => PluralCategory.Few,
        (_, >= 11) => PluralCategory.Many,
        _ => PluralCategory.Other,
    };
}
