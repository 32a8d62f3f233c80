using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Reads a line of cells with bars between them, as Markdown, Jira, Confluence, Textile and consoles write tables.</summary>
static partial class BarRow
{
    public static LinkedRow Read(string line, int number)
    {
        string? link = null;
        List<string> cells = [.. Split(line.Trim()).Select(cell => TextOf(cell, ref link))];
        return new(number, cells, link);
    }

    /// <summary>The text of a cell without its markup; the first address goes to <paramref name="link"/>.</summary>
    public static string TextOf(string cell, ref string? link)
    {
        var text = Mark().Replace(cell.Trim(), "");
        if (Link().Match(text) is { Success: true } match)
        {
            link ??= match.Groups["url"].Value;
            text = match.Groups["text"].Value;
        }
        if (Emphasis().Match(text) is { Success: true } emphasis) text = emphasis.Groups["text"].Value;
        text = LineBreak().Replace(text, "\n");
        return WebUtility.HtmlDecode(Escape().Replace(text, "$1")).Trim();
    }

    static List<string> Split(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        // A header of a wiki has two bars where other rows have one.
        var isDouble = line.StartsWith("||", StringComparison.Ordinal);
        var start = isDouble ? 2 : line.StartsWith('|') ? 1 : 0;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] is '\\' && i + 1 < line.Length) cell.Append(line[i]).Append(line[++i]);
            else if (line[i] is '[' && WikiLink().Match(line, i) is { Success: true } link && link.Index == i)
            {
                cell.Append(link.Value);
                i += link.Length - 1;
            }
            else if (line[i] is '|')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (isDouble && i + 1 < line.Length && line[i + 1] is '|') i++;
            }
            else cell.Append(line[i]);
        }
        if (cells.Count == 0 || !string.IsNullOrWhiteSpace(cell.ToString())) cells.Add(cell.ToString());
        return cells;
    }

    /// <summary>What Textile and AsciiDoc write before a cell.</summary>
    [GeneratedRegex(@"^(?:_\.|[<>=]\.|[hae]\|)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(
        """
        ^(?:
            \[(?<text>(?:[^\[\]\\]|\\.)+)\]\(<?(?<url>https?://[^\s<>]{1,2048}?)>?\)
          | \[(?<text>[^\[\]|]+)\|(?<url>https?://[^\s\[\]|]{1,2048})\]
          | \[(?<url>https?://[^\s\[\]]{1,2048})\s(?<text>[^\[\]]+)\]
        )\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    /// <summary>A link of Jira has a bar inside.</summary>
    [GeneratedRegex(@"\[[^\[\]|]{1,300}\|https?://[^\s\[\]|]{1,2048}\]", RegexOptions.CultureInvariant)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"^(?<mark>\*\*|__|'''|[*_`])(?<text>[^*_`].*?)\k<mark>\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"<br\s*/?>|\\\\ ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
