using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// A story as people write one on a line: <c>US-125 Title</c>, <c>[US-125] Title</c>, <c>US-125: Title</c>, or cells with tabs between
/// them; bullets, numbers and boxes before it are dropped, an address at its end is its link.
/// </summary>
static partial class StoryLine
{
    /// <summary>Null for a line without words: blank, or a ruler.</summary>
    public static StoryDraft? Read(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        var text = Bullets().Replace(line.Trim(), "");
        if (Ruler().IsMatch(text)) return null;
        var cells = text.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return cells is [var key, .. { Length: > 0 } others] && KeyCell().IsMatch(key)
            ? Draft(others, key.Trim('[', ']'))
            : Draft(cells, null);
    }

    /// <summary>The line as its own title, when what looked like its key turned out to be none.</summary>
    public static StoryDraft WithoutKey(string line) => Linked(Bullets().Replace(line.Trim(), ""));

    static StoryDraft Draft(string[] cells, string? key)
    {
        var (link, rest) = cells is [.. { Length: > 0 } before, var last] && Story.WebAddress(last) is { } url ? (url, before) : (null, cells);
        var draft = key is null ? Keyed(Linked(rest[0])) : Linked(rest[0]) with { Key = key };
        return draft with
        {
            Url = link ?? draft.Url,
            Description = rest.Length > 1 ? string.Join('\n', rest[1..]) : null,
        };
    }

    static StoryDraft Keyed(StoryDraft draft)
    {
        if (Key().Match(draft.Title!) is not { Success: true } match) return draft;
        return draft with
        {
            Key = match.Groups["key"].Value,
            Title = match.Groups["title"].Value,
            Url = draft.Url ?? (match.Groups["url"] is { Success: true } url ? url.Value : null),
        };
    }

    static StoryDraft Linked(string text)
    {
        var start = text.LastIndexOfAny([' ', '\t', '\u00A0']) + 1;
        var last = text[start..];
        var address = last is ['(' or '<', .., ')' or '>'] ? last[1..^1] : last;
        if (!address.Contains("://", StringComparison.Ordinal) || Story.WebAddress(address) is not { } url) return new(text);
        var title = text[..start].TrimEnd(' ', '\t', '\u00A0', '-', '–', '—', ':', '|', ',');
        return new(title is "" ? text : title, Url: url);
    }

    [GeneratedRegex(@"^(?:(?:[-*+•·‣▪◦–—]|\[[ xX]?\]|[0-9]{1,4}[.)])\s+){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Bullets();

    [GeneratedRegex(@"^[-–—*_=+•·|:\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9_]{0,24}-|#)?[0-9]{1,12}\z|^\[[A-Za-z][A-Za-z0-9_]{0,24}-[0-9]{1,12}\]\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyCell();

    /// <summary>With a sign between, a key may be in any case; with a mere space only capitals will do, and not the names of standards.</summary>
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
