using System.Text;
using Microsoft.AspNetCore.Html;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Texts with elements inside: a sentence in which one word is emphasised stays one text for the translator.</summary>
static class FormattedHtml
{
    /// <param name="text">Ours, so it is taken for HTML; a test sees to it that no text holds a tag.</param>
    /// <param name="values">What <c>{0}</c> and so on stand for; encoded, but for elements.</param>
    public static IHtmlContent Html(CompositeFormat text, params object?[] values) =>
        new HtmlFormattableString(Language.Current.Culture, text.Format, values);

    public static IHtmlContent Strong(string? text) =>
        new HtmlContentBuilder().AppendHtml("<strong>").Append(text ?? "").AppendHtml("</strong>");

    /// <summary>A small card in a sentence.</summary>
    public static IHtmlContent Face(string face) => new HtmlContentBuilder()
        .AppendHtml("<span class=\"face\" data-face=\"").Append(face).AppendHtml("\">").Append(face).AppendHtml("</span>");
}
