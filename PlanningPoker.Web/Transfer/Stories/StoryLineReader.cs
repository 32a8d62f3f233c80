using System.Text.RegularExpressions;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>
/// Reads a story from one line, such as <c>US-125 Title</c>, <c>[US-125] Title</c>, <c>US-125: Title</c>, or cells separated by tabs.
/// Bullets, numbers and check boxes at the start are ignored. A URL at the end is the link.
/// </summary>
static partial class StoryLineReader
{
    /// <summary>The story on the line; null when the line is blank or only a horizontal rule.</summary>
    public static StoryDraft? Read(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        var text = Bullets().Replace(WithoutBranch(line.Trim()), "");
        if (CellKinds.IsRuler(text)) return null;
        var cells = text.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var draft = cells is [var key, .. { Length: > 0 } others] && CellKinds.IsKey(key)
            ? Draft(others, key.Trim('[', ']'))
            : Draft(cells, null);
        return draft.Title is { } title && CellKinds.IsRuler(title) ? null : draft;
    }

    /// <summary>Whether the line has a bullet, a number or a check box in front.</summary>
    public static bool IsItem(string line) => Bullets().IsMatch(WithoutBranch(line.Trim()));

    /// <summary>Reads the line again when its first word is not a key: that word becomes part of the title.</summary>
    public static StoryDraft WithoutKey(string line) => SplitLink(Bullets().Replace(WithoutBranch(line.Trim()), ""));

    /// <summary>Reads a text that has only a title, perhaps with a key in front.</summary>
    public static StoryDraft ReadText(string text) => SplitKey(new(text));

    /// <summary>The text without the branch of a drawn tree in front: "├── Login" and "|   `-- Login".</summary>
    public static string WithoutBranch(string text) => Branch().Replace(text, "");

    static StoryDraft Draft(string[] cells, string? key)
    {
        var (link, rest) = cells is [.. { Length: > 0 } others, var last] && Story.WebAddress(last) is { } url
            ? (url, others)
            : (null, cells);
        var draft = key is null ? SplitKey(SplitLink(rest[0])) : SplitLink(rest[0]) with { Key = key };
        return draft with
        {
            Url = link ?? draft.Url,
            Description = rest.Length > 1 ? string.Join('\n', rest[1..]) : null,
        };
    }

    /// <summary>Moves a key at the start of the title to its own field.</summary>
    static StoryDraft SplitKey(StoryDraft draft)
    {
        if (Key().Match(draft.Title!) is not { Success: true } match) return draft;
        return draft with
        {
            Key = match.Groups["key"].Value,
            Title = match.Groups["title"].Value,
            Url = draft.Url ?? (match.Groups["url"] is { Success: true } url ? url.Value : null),
        };
    }

    /// <summary>Splits a text into the title and a URL at its end.</summary>
    static StoryDraft SplitLink(string text)
    {
        if (MarkdownLink().Match(text) is { Success: true } link && Story.WebAddress(link.Groups["url"].Value) is { } address)
            return new(link.Groups["text"].Value.Trim(), Url: address);
        var start = text.LastIndexOfAny([' ', '\t', '\u00A0']) + 1;
        var last = text[start..];
        var bare = last is ['(' or '<', .., ')' or '>'] ? last[1..^1] : last;
        if (!bare.Contains("://", StringComparison.Ordinal) || Story.WebAddress(bare) is not { } url) return new(text);
        var title = text[..start].TrimEnd(' ', '\t', '\u00A0', '-', '–', '—', ':', '|', ',');
        return new(title is "" ? text : title, Url: url);
    }

    [GeneratedRegex(@"^(?:[│┃|]\s+)*(?:[├└╰┣┗╠╚][─━═╴╼]{0,4}|[|`+\\]-{2,4})\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Branch();

    [GeneratedRegex(@"^(?:(?:[-*+•·‣▪◦–—☐☑☒]|\[[ xX]?\]|[0-9]{1,4}[.)]|[a-z]\)|[①-⑳])\s+){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Bullets();

    /// <summary>A line that is a link of Markdown and nothing else.</summary>
    [GeneratedRegex(@"^\[(?<text>[^\[\]]*[^\[\]\s][^\[\]]*)\]\(<?(?<url>https?://[^\s()<>]{1,2048})>?\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLink();

    /// <summary>
    /// Matches a key and a title. Before a colon or dash, the key may have any case. Before a space, it must be in upper case and not the
    /// name of a standard, such as UTF-8.
    /// </summary>
    [GeneratedRegex(
        """
        ^(?:
            \[(?<key>[A-Za-z][A-Za-z0-9_]{0,24}-[0-9]{1,12}|\#[0-9]{1,12})\](?:\((?<url>https?://[^\s()]{1,2048})\))?\s*(?:[:–—-]\s*)?
          | (?<key>[A-Za-z][A-Za-z0-9_]{0,24}-[0-9]{1,12}|\#[0-9]{1,12})(?:\s*:\s*|\s+[-–—|]\s+)
          | (?<key>(?!(?:UTF|ISO|IEC|SHA|RFC|MD|HTTP|COVID)-)[A-Z][A-Z0-9_]{0,24}-[0-9]{1,12}|\#[0-9]{1,12})\s+
        )(?<title>\S.*)\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Key();
}
