using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Puts elements into texts, so that a sentence with an emphasised word is one text for the translator.</summary>
static class FormattedHtml
{
    /// <param name="text">A text of our own, which is not encoded; a test checks that no text contains a tag.</param>
    /// <param name="values">The values of <c>{0}</c> and so on; they are encoded unless they are elements.</param>
    public static IHtmlContent Html(CompositeFormat text, params object?[] values) =>
        new HtmlFormattableString(Language.Current.Culture, text.Format, values);

    public static IHtmlContent Strong(string? text) =>
        new HtmlContentBuilder().AppendHtml("<strong>").Append(text ?? "").AppendHtml("</strong>");

    /// <summary>An address that is no link; it reads from left to right in every language.</summary>
    public static IHtmlContent Address(string address) =>
        new HtmlContentBuilder().AppendHtml("<bdi class=\"address\" dir=\"ltr\">").Append(address).AppendHtml("</bdi>");

    /// <summary>The seconds until the reveal, which the page's script counts down: from the length of the countdown, and no more.</summary>
    public static IHtmlContent Countdown(DateTimeOffset end) => new HtmlContentBuilder()
        .AppendHtml("<strong data-seconds=\"").Append($"{Round.CountdownLength.TotalSeconds}")
        .AppendHtml("\" data-ends-at=\"").Append($"{end.ToUnixTimeMilliseconds()}").AppendHtml("\">…</strong>");

    /// <summary>A data attribute; nothing without a value, for which Razor writes an empty attribute.</summary>
    public static IHtmlContent Data(string name, string? value) => value is null
        ? HtmlString.Empty
        : new HtmlContentBuilder().AppendHtml($"data-{name}=\"").Append(value).AppendHtml("\"");

    public static IHtmlContent Data(string name, int? value) => Data(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A small card in a sentence.</summary>
    public static IHtmlContent Face(string face) => new HtmlContentBuilder()
        .AppendHtml("<span class=\"face\" data-face=\"").Append(face).AppendHtml("\">").Append(face).AppendHtml("</span>");
}
