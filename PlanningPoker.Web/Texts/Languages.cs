using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PlanningPoker.Web.Texts;

/// <summary>The languages that the app speaks.</summary>
static class Languages
{
    /// <summary>One line each; the texts stand in <c>Words.{culture}.resx</c>.</summary>
    public static ImmutableArray<Language> All { get; } =
    [
        new("en"),
    ];

    static readonly FrozenDictionary<string, Language> ByName = All.ToFrozenDictionary(language => language.Name);

    /// <summary>Spoken to those who understand none of the others.</summary>
    public static Language Default => All[0];

    /// <summary>The language of a culture or of its parent: German for <c>de-AT</c>.</summary>
    public static Language Of(CultureInfo culture)
    {
        // Requests have ours.
        foreach (var language in All)
            if (ReferenceEquals(language.Culture, culture)) return language;
        return Find(culture);
    }

    static Language Find(CultureInfo culture)
    {
        for (; culture.Name.Length > 0; culture = culture.Parent)
            if (ByName.TryGetValue(culture.Name, out var language) || PseudoLanguage.TryFind(culture.Name, out language)) return language;
        return Default;
    }
}
