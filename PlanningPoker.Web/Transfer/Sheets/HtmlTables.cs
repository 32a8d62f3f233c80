using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.Web.Transfer.Stories;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Reads the tables of a web page, which some trackers save as .xls. A table inside a cell is text of that cell.</summary>
static partial class HtmlTables
{
    const int MaxColumnSpan = 50, MaxColumns = 2_000;

    public static IEnumerable<Sheet> Read(string page, CancellationToken ct)
    {
        List<List<LinkedRow>> tables = [];
        CellCount count = new();
        var depth = 0;
        (int Start, int Line, string Tag)? open = null;
        var (line, counted) = (1, 0);
        // One after the other: the list of all matches would keep each of them.
        for (var tag = Tag().Match(page); tag.Success; tag = tag.NextMatch())
        {
            ct.ThrowIfCancellationRequested();
            line += page.AsSpan(counted, tag.Index - counted).Count('\n');
            counted = tag.Index;
            var (name, isEnd) = (tag.Groups["name"].Value.ToLowerInvariant(), tag.Groups["end"].Success);
            if (name is "table") depth += isEnd ? -1 : 1;
            // What is inside a table of a cell belongs to the cell.
            if (depth > 1 || depth == 1 && name is "table" && isEnd) continue;
            if (open is { } cell) count.Add(AddCell(tables, page[cell.Start..tag.Index], cell.Line, cell.Tag));
            open = null;
            if (isEnd) continue;
            count.Add();
            if (name is "table") tables.Add([]);
            else if (name is "tr" && tables.Count > 0) tables[^1].Add(new(line, [], null));
            else if (name is "td" or "th") open = (tag.Index + tag.Length, line, tag.Value);
        }
        return LinkedRow.Merge(tables.Select(table => table.FindAll(row => row.Cells.Count > 0)))
            .Select(rows => LinkedRow.ToSheet(rows));
    }

    /// <summary>Returns how many cells beside its own it spans.</summary>
    static int AddCell(List<List<LinkedRow>> tables, string html, int line, string tag)
    {
        if (tables.Count == 0) return 0;
        var table = tables[^1];
        if (table.Count == 0) table.Add(new(line, [], null));
        var row = table[^1];
        if (row.Cells.Count > MaxColumns) return 0;
        var isFirst = row.Cells.Count == 0;
        var spanned = SpanOf(tag) - 1;
        row.Cells.AddRange([HtmlText.ToPlainText(html), .. Enumerable.Repeat("", spanned)]);
        if (isFirst && spanned == 0) table[^1] = row = row with { IsNames = tag.StartsWith("<th", StringComparison.OrdinalIgnoreCase) };
        if (row.Link is null && Reference().Match(html) is { Success: true } link)
            table[^1] = row with { Link = WebUtility.HtmlDecode(link.Groups["url"].Value) };
        return spanned;
    }

    static int SpanOf(string tag) => ColumnSpan().Match(tag) is { Success: true } match
        ? Math.Clamp(int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture), 1, MaxColumnSpan)
        : 1;

    [GeneratedRegex(@"<(?<end>/)?(?<name>table|tr|td|th)(?:\s[^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("""\scolspan\s*=\s*["']?(?<count>[0-9]{1,4})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ColumnSpan();

    [GeneratedRegex(
        """<a\s[^<>]{0,500}?href\s*=\s*["'](?<url>https?://[^"'\s<>]{1,2048})["']""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
