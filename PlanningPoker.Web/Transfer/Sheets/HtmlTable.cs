using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.Web.Transfer.Stories;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// A table of a web page while it is read. A cell that spans several columns or rows has its text in the first of them; the others are
/// empty, as in a workbook.
/// </summary>
sealed partial class HtmlTable
{
    const int MaxColumnSpan = 50, MaxRowSpan = 5_000, MaxColumns = 2_000;

    readonly List<LinkedRow> rows = [];

    /// <summary>For a column into which a cell reaches down, the number of the last row that it reaches, from 1.</summary>
    readonly Dictionary<int, int> endOfSpan = [];

    public List<LinkedRow> FilledRows => rows.FindAll(row => row.Cells.Count > 0);

    public void BeginRow(int line) => rows.Add(new(line, [], null));

    /// <summary>Returns how many cells were added beside that of the text.</summary>
    public int AddCell(string html, int line, string tag)
    {
        if (rows.Count == 0) BeginRow(line);
        var (row, before) = (rows[^1], rows[^1].Cells.Count);
        if (before > MaxColumns) return 0;
        while (endOfSpan.GetValueOrDefault(row.Cells.Count) >= rows.Count) row.Cells.Add("");
        var (columns, down) = (SpanOf(ColumnSpan(), tag, MaxColumnSpan), SpanOf(RowSpan(), tag, MaxRowSpan));
        if (down > 1)
            for (var i = 0; i < columns; i++) endOfSpan[row.Cells.Count + i] = rows.Count + down - 1;
        row.Cells.AddRange([HtmlText.ToPlainText(html), .. Enumerable.Repeat("", columns - 1)]);
        if (row.Cells.Count == 1) row = row with { IsNames = tag.StartsWith("<th", StringComparison.OrdinalIgnoreCase) };
        if (row.Link is null && Reference().Match(html) is { Success: true } link)
            row = row with { Link = WebUtility.HtmlDecode(link.Groups["url"].Value) };
        rows[^1] = row;
        return row.Cells.Count - before - 1;
    }

    static int SpanOf(Regex span, string tag, int max) => span.Match(tag) is { Success: true } match
        ? int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) is > 0 and var count ? Math.Min(count, max) : 1
        : 1;

    [GeneratedRegex("""\scolspan\s*=\s*["']?(?<count>[0-9]{1,4})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ColumnSpan();

    [GeneratedRegex("""\srowspan\s*=\s*["']?(?<count>[0-9]{1,4})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RowSpan();

    [GeneratedRegex(
        """<a\s[^<>]{0,500}?href\s*=\s*["'](?<url>https?://[^"'\s<>]{1,2048})["']""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
