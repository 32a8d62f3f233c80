using System.Globalization;
using System.Text;

namespace PlanningPoker.Web.Texts;

/// <summary>A text with values, such as <c>{0} joined</c>.</summary>
sealed class ValueText
{
    const string Only = "{0}";

    readonly CompositeFormat format;

    /// <summary>
    /// The text before and after a single value; null for other texts. Most texts have one value, and concatenation is much faster than
    /// formatting.
    /// </summary>
    readonly string? before, after;

    public ValueText(string text)
    {
        format = CompositeFormat.Parse(text);
        if (text.Split(Only) is [var first, var last] && !first.Contains('{') && !last.Contains('{')) (before, after) = (first, last);
    }

    public string With(string? value) =>
        before is null ? string.Format(CultureInfo.InvariantCulture, format, value) : string.Concat(before, value, after);

    public static implicit operator CompositeFormat(ValueText text) => text.format;
}
