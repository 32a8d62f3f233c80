using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Reads the tables of a web page, which some trackers save as .xls. A table inside a cell is text of that cell.</summary>
static partial class HtmlTables
{
    public static IEnumerable<Sheet> Read(string page, CancellationToken ct)
    {
        List<HtmlTable> tables = [];
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
            if (open is { } cell) count.Add(tables.LastOrDefault()?.AddCell(page[cell.Start..tag.Index], cell.Line, cell.Tag) ?? 0);
            open = null;
            if (isEnd) continue;
            count.Add();
            if (name is "table") tables.Add(new());
            else if (name is "tr") tables.LastOrDefault()?.BeginRow(line);
            else if (name is "td" or "th") open = (tag.Index + tag.Length, line, tag.Value);
        }
        return LinkedRow.Merge(tables.Select(table => table.FilledRows))
            .Select(rows => LinkedRow.ToSheet(rows));
    }

    [GeneratedRegex(@"<(?<end>/)?(?<name>table|tr|td|th)(?:\s[^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
