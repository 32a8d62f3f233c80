using System.Globalization;
using System.Text;

namespace PlanningPoker.Web.Texts;

/// <summary>Puts values into texts: the first is <c>{0}</c>. Numbers are formatted for the language of the text.</summary>
static class TextFormat
{
    static CultureInfo Culture => Language.Current.Culture;

    /// <summary>What stands between the items of a list.</summary>
    public static string ListSeparator => Format(Words.ListOfTwo, "", "");

    public static string Format(ValueText text, string? value) => text.With(Directions.Isolate(value));

    public static string Format<T>(CompositeFormat text, T value) => string.Format(Culture, text, Isolate(value));

    public static string Format<T1, T2>(CompositeFormat text, T1 first, T2 second) =>
        string.Format(Culture, text, Isolate(first), Isolate(second));

    public static string Format(CompositeFormat text, params ReadOnlySpan<object?> values)
    {
        var isolated = new object?[values.Length];
        for (var i = 0; i < values.Length; i++) isolated[i] = Isolate(values[i]);
        return string.Format(Culture, text, isolated);
    }

    /// <summary>Uses the plural form for the count, which is also the first value.</summary>
    public static string Format(PluralText text, int count) => Format(text.For(count), count);

    /// <inheritdoc cref="Format(PluralText, int)"/>
    public static string Format<T>(PluralText text, int count, T value) => Format(text.For(count), count, value);

    /// <inheritdoc cref="Format(PluralText, int)"/>
    public static string Format<T1, T2>(PluralText text, int count, T1 first, T2 second) =>
        string.Format(Culture, text.For(count), count, Isolate(first), Isolate(second));

    /// <summary>At most two decimals, as cards and what lies between two of them may have.</summary>
    public static string Figure(double number) => number.ToString("0.##", Culture);

    /// <summary>An average, with at most one decimal.</summary>
    public static string Average(double number) => number.ToString("0.#", Culture);

    /// <summary>A share from 0 to 1, as a whole percentage.</summary>
    public static string Percent(double share) => share.ToString("P0", Culture);

    static T Isolate<T>(T value) => value is string text ? (T)(object)Directions.Isolate(text)! : value;
}
