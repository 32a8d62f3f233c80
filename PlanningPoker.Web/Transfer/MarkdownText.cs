using System.Globalization;
using System.Text;

namespace PlanningPoker.Web.Transfer;

/// <summary>Writes the parts of a page of Markdown.</summary>
static class MarkdownText
{
    /// <summary>The two lines with which a table begins.</summary>
    public static string HeadOf(params ReadOnlySpan<string> columns)
    {
        StringBuilder head = new();
        foreach (var column in columns) head.Append(CultureInfo.InvariantCulture, $"| {Escape(column)} ");
        head.Append("|\n");
        foreach (var _ in columns) head.Append("|---");
        return head.Append("|\n").ToString();
    }

    /// <summary>The title, as a link if the story has a URL.</summary>
    public static string LinkTo(ExportedStory story) =>
        story.Url is { } url ? $"[{Escape(story.Title)}](<{EncodeUrl(url)}>)" : Escape(story.Title);

    /// <summary>Encodes the characters that would end the link or the cell; <see cref="Uri"/> has encoded the others.</summary>
    static string EncodeUrl(string url) => url
        .Replace("|", "%7C", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal);

    /// <summary>Escapes Markdown and HTML, cell separators and line breaks.</summary>
    public static string Escape(string? text)
    {
        StringBuilder escaped = new();
        foreach (var c in text ?? "")
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\r' or '\n' => escaped.Append(' '),
                // In tables of some wikis two of them are a line break.
                '\\' => escaped.Append("&#92;"),
                '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '$' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
