using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace PlanningPoker.Web.Rendering.Models.Markup;

/// <summary>
/// Writes a Markdown document as HTML from a closed list of elements. What is not on the list is written as text; every text is encoded.
/// </summary>
static class MarkdownHtml
{
    /// <summary>Links say nothing to the other site, and search engines give them no weight.</summary>
    const string LinkAttributes = " rel=\"noopener noreferrer nofollow\" target=\"_blank\">";

    static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    public static IHtmlContent Of(MarkdownDocument document)
    {
        var html = new HtmlContentBuilder();
        WriteBlocks(html, document);
        return html;
    }

    static void WriteBlocks(HtmlContentBuilder html, ContainerBlock blocks)
    {
        foreach (var block in blocks) Write(html, block);
    }

    static void Write(HtmlContentBuilder html, Block block)
    {
        switch (block)
        {
            case ListBlock list:
                var tag = list.IsOrdered ? "ol" : "ul";
                Wrap(html, tag, () => WriteBlocks(html, list));
                break;
            case ListItemBlock item:
                Wrap(html, "li", () => WriteBlocks(html, item));
                break;
            case QuoteBlock quote:
                Wrap(html, "blockquote", () => WriteBlocks(html, quote));
                break;
            case HeadingBlock heading:
                Wrap(html, "p", () => Wrap(html, "strong", () => WriteInlines(html, heading.Inline)));
                break;
            case CodeBlock code:
                Wrap(html, "pre", () => Wrap(html, "code", () => html.Append(code.Lines.ToString())));
                break;
            case ThematicBreakBlock:
                html.AppendHtml("<hr>");
                break;
            case ParagraphBlock { Parent: ListItemBlock } line:
                WriteInlines(html, line.Inline);
                break;
            case LeafBlock leaf:
                Wrap(html, "p", () => WriteInlines(html, leaf.Inline));
                break;
            case ContainerBlock container and not LinkReferenceDefinitionGroup:
                WriteBlocks(html, container);
                break;
        }
    }

    static void WriteInlines(HtmlContentBuilder html, ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>()) Write(html, inline);
    }

    static void Write(HtmlContentBuilder html, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                html.Append(literal.Content.ToString());
                break;
            case HtmlEntityInline entity:
                html.Append(entity.Transcoded.ToString());
                break;
            case CodeInline code:
                Wrap(html, "code", () => html.Append(code.Content));
                break;
            case LineBreakInline:
                html.AppendHtml("<br>");
                break;
            case EmphasisInline emphasis:
                Wrap(html, emphasis.DelimiterCount > 1 ? "strong" : "em", () => WriteInlines(html, emphasis));
                break;
            case LinkInline link:
                WriteLink(html, link.Url, link.IsImage, () => WriteInlines(html, link));
                break;
            case AutolinkInline link:
                WriteLink(html, link.IsEmail ? $"mailto:{link.Url}" : link.Url, false, () => html.Append(link.Url));
                break;
            case DelimiterInline delimiter:
                html.Append(delimiter.ToLiteral());
                WriteInlines(html, delimiter);
                break;
            case ContainerInline container:
                WriteInlines(html, container);
                break;
        }
    }

    /// <summary>An image is not loaded: what stands for it is a link to it.</summary>
    static void WriteLink(HtmlContentBuilder html, string? url, bool isImage, Action text)
    {
        var isSafe = Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme);
        if (isSafe) html.AppendHtml("<a href=\"").Append(address!.AbsoluteUri).AppendHtml("\"").AppendHtml(LinkAttributes);
        if (isImage && isSafe) html.Append(address!.Segments is [.., var name] ? Uri.UnescapeDataString(name) : address.Host);
        else text();
        if (isSafe) html.AppendHtml("</a>");
    }

    static void Wrap(HtmlContentBuilder html, string tag, Action write)
    {
        html.AppendHtml($"<{tag}>");
        write();
        html.AppendHtml($"</{tag}>");
    }
}
