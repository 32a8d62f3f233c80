using Markdig;
using Microsoft.AspNetCore.Html;

namespace PlanningPoker.Web.Rendering.Models.Markup;

/// <summary>
/// Text of a tracker as HTML: Markdown, or Jira's wiki markup, as far as headings, bold, italics, lists, links, quotes and code go. Raw
/// HTML and images stay text.
/// </summary>
static class MarkupText
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAutoLinks().DisableHtml().Build();

    public static IHtmlContent ToHtml(string text)
    {
        try
        {
            return MarkdownHtml.Of(Markdown.Parse(JiraMarkup.IsJira(text) ? JiraMarkup.ToMarkdown(text) : text, Pipeline));
        }
        catch (ArgumentException)
        {
            // The parser gives up on text that is nested more than a hundred times: nobody wrote that to be read.
            return new HtmlContentBuilder().AppendHtml("<p>").Append(text).AppendHtml("</p>");
        }
    }
}
