using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PlanningPoker.Web.Texts;

/// <summary>The languages of the app.</summary>
static class Languages
{
    /// <summary>One line each; the texts are in <c>Words.{culture}.resx</c>.</summary>
    public static ImmutableArray<Language> All { get; } =
    [
        new("en"),
    ];

    static readonly FrozenDictionary<string, Language> ByName = All.ToFrozenDictionary(language => language.Name);

    /// <summary>The language for readers who understand none of the others.</summary>
    public static Language Default => All[0];

    /// <summary>The language of a culture or of its parent: German for <c>de-AT</c>.</summary>
    public static Language Of(CultureInfo culture)
    {
        // Fast path: the culture of a request is one of ours.
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
