using System.Globalization;
using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>A table in the markup of Jira and of Confluence's importer.</summary>
sealed class WikiTable : ITableSyntax
{
    public string Head(string name, string figures) =>
        $"*{Escape(name)}* – {Escape(figures)}\n"
        + $"||{Words.ExportKey}||{Words.ExportStory}||{Words.ExportEstimate}||{Words.ExportRounds}||{Words.ExportTime}||\n";

    /// <summary>A cell without a character would join the two bars to those of a heading.</summary>
    public string Row(ExportedStory story, string estimate, string time) => string.Create(
        CultureInfo.InvariantCulture, $"| {Escape(story.Key)} | {LinkTo(story)} | {Escape(estimate)} | {story.RoundCount} | {time} |\n");

    static string LinkTo(ExportedStory story) => story.Url is { } url
        ? $"[{Escape(story.Title)}|{url.Replace("|", "%7C", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)}]"
        : Escape(story.Title);

    static string Escape(string? text)
    {
        StringBuilder escaped = new();
        var isAtStart = true;
        foreach (var c in text ?? "")
        {
            if (c is '\r' or '\n') escaped.Append(' ');
            // Two of them would be a line break.
            else if (c is '\\') escaped.Append("&#92;");
            else if (c is '&') escaped.Append("&amp;");
            else if (c is '<') escaped.Append("&lt;");
            // At the start of a word it is a list, a struck text or a citation.
            else if (isAtStart && c is ('-' or '?' or '#')) escaped.Append('\\').Append(c);
            else if (c is '{' or '}' or '[' or ']' or '|' or '*' or '_' or '!' or '^' or '~' or '+') escaped.Append('\\').Append(c);
            else escaped.Append(c);
            isAtStart = char.IsWhiteSpace(c);
        }
        return escaped.ToString();
    }
}
