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
        new("en", "English"),
        new("de", "Deutsch"),
        new("es", "Español"),
        new("fr", "Français"),
        new("nl", "Nederlands"),
        new("pl", "Polski"),
        new("pt-BR", "Português (Brasil)"),
        new("uk", "Українська"),
        new("ar", "العربية"),
        new("ja", "日本語"),
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

    /// <summary>
    /// The language for what a browser asks for: the same, that of its parent (German for <c>de-AT</c>), or one that its speakers
    /// understand (Brazilian Portuguese for <c>pt-PT</c>). Null if there is none.
    /// </summary>
    public static Language? For(string name)
    {
        for (var part = name; part.Length > 0; part = part[..Math.Max(part.LastIndexOf('-'), 0)])
            if (All.FirstOrDefault(each => IsNamed(each, part)) is { } language) return language;
        return All.FirstOrDefault(each => name.Length >= 2 && IsNamed(each.Culture.TwoLetterISOLanguageName, name.Split('-')[0]));
    }

    /// <summary>The language with exactly this name; null if there is none.</summary>
    public static Language? Named(string? name) => All.FirstOrDefault(each => IsNamed(each, name));

    static bool IsNamed(Language language, string? name) => IsNamed(language.Name, name);

    static bool IsNamed(string language, string? name) => language.Equals(name, StringComparison.OrdinalIgnoreCase);

    static Language Find(CultureInfo culture)
    {
        for (; culture.Name.Length > 0; culture = culture.Parent)
            if (ByName.TryGetValue(culture.Name, out var language) || PseudoLanguage.TryFind(culture.Name, out language)) return language;
        return Default;
    }
}
