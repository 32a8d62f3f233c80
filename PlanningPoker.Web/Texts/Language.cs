using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text;

namespace PlanningPoker.Web.Texts;

/// <summary>A language: its culture and all its texts, read once. Texts that it lacks are in English.</summary>
sealed class Language
{
    static readonly ResourceManager Resources = new(typeof(Words).FullName!, typeof(Language).Assembly);
    static readonly ImmutableArray<string> Suffixes = [.. Enum.GetValues<PluralCategory>().Select(SuffixOf)];
    static readonly string Other = SuffixOf(PluralCategory.Other);

    /// <summary>The pattern <c>50%</c>.</summary>
    const int NoSpaceBeforePercent = 1;

    readonly ImmutableArray<string?> texts;
    readonly ImmutableArray<ValueText?> formats;
    readonly ImmutableArray<PluralText?> plurals;

    /// <param name="culture">The name of the culture, such as <c>pt-BR</c>.</param>
    /// <param name="ownName">What its speakers call it, such as <c>Português (Brasil)</c>.</param>
    /// <param name="adapt">Changes each text; null leaves them unchanged.</param>
    public Language(string culture, string ownName, Func<string, string>? adapt = null)
    {
        Culture = WithWesternNumbers(CultureInfo.GetCultureInfo(culture));
        OwnName = ownName;
        IsRightToLeft = Culture.TextInfo.IsRightToLeft;
        var words = Load(Culture).ToDictionary(text => text.Key, text => adapt?.Invoke(text.Value) ?? text.Value);
        var names = Enum.GetNames<Word>();
        texts = [.. names.Select(words.GetValueOrDefault)];
        formats = [.. texts.Select(text => text is null ? null : new ValueText(text))];
        plurals = [.. names.Select(name => words.ContainsKey(name + Other) ? PluralOf(name, words) : null)];
    }

    /// <summary>The language of the current request or connection.</summary>
    public static Language Current => Languages.Of(CultureInfo.CurrentUICulture);

    public CultureInfo Culture { get; }

    public string Name => Culture.Name;

    /// <summary>What its speakers call it.</summary>
    public string OwnName { get; }

    public bool IsRightToLeft { get; init; }

    /// <summary>The value of the attribute <c>dir</c>.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public string Text(Word word) => texts[(int)word]!;

    public ValueText Format(Word word) => formats[(int)word]!;

    public PluralText Plural(Word word) => plurals[(int)word]!;

    /// <summary>
    /// Digits are always 0 to 9, as on the cards (docs/languages.md). Marks that belong to other digits would not fit beside them.
    /// </summary>
    static CultureInfo WithWesternNumbers(CultureInfo culture)
    {
        if (culture.NumberFormat.NativeDigits[1] == "1" && culture.NumberFormat.PercentSymbol == "%") return culture;
        var western = (CultureInfo)culture.Clone();
        western.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        western.NumberFormat.PercentPositivePattern = NoSpaceBeforePercent;
        return CultureInfo.ReadOnly(western);
    }

    PluralText PluralOf(string name, Dictionary<string, string> words) => new(
        PluralRules.Of(Culture.TwoLetterISOLanguageName),
        [
            .. from category in Enum.GetValues<PluralCategory>()
               let text = words.GetValueOrDefault(name + SuffixOf(category))
               where text is not null
               select new PluralForm(category, CompositeFormat.Parse(text)),
        ]);

    /// <summary>The texts of English, replaced by those of the parent languages and of the language itself.</summary>
    static Dictionary<string, string> Load(CultureInfo culture)
    {
        var words = culture.Equals(CultureInfo.InvariantCulture) ? [] : Load(culture.Parent);
        if (Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not { } resources) return words;
        var own = resources.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);
        // The forms of a plural belong together, so none of the parent's may remain.
        foreach (var name in own.Keys.Where(key => key.EndsWith(Other, StringComparison.Ordinal)).Select(key => key[..^Other.Length]))
            foreach (var suffix in Suffixes) words.Remove(name + suffix);
        foreach (var (name, text) in own) words[name] = text;
        return words;
    }

    /// <summary>The end of the name of a plural form, such as <c>_few</c>.</summary>
    static string SuffixOf(PluralCategory category) => $"_{category.ToString().ToLowerInvariant()}";
}
