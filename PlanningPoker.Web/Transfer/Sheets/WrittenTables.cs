using System.Collections.Immutable;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Finds the tables that are written or drawn in a text: of Markdown, of wikis, of a console.</summary>
static class WrittenTables
{
    /// <summary>The characters that boxes are drawn with.</summary>
    const char FirstBox = '\u2500', LastBox = '\u257F';

    /// <summary>No table for a text that has none.</summary>
    public static ImmutableArray<Sheet> Read(string text)
    {
        var lines = RuledColumns.WithBars([.. text.ReplaceLineEndings("\n").Split('\n').Select(DrawnInAscii)]);
        if (!lines.Any(line => line.Contains('|', StringComparison.Ordinal))) return [];
        List<List<LinkedRow>> tables = [.. MediaWikiTable.Read(lines)];
        var isMediaWiki = tables.Count > 0;
        if (!isMediaWiki) tables = [.. BarTables(lines)];
        return [.. LinkedRow.Merge(tables).Select(rows => LinkedRow.ToSheet(rows, read => Outside(lines, read, isMediaWiki)))];
    }

    /// <summary>A line that is drawn with boxes, as consoles and editors do, with bars and dashes instead.</summary>
    static string DrawnInAscii(string line) => line.TrimStart() is not [>= FirstBox and <= LastBox, ..]
        ? line
        : string.Create(line.Length, line, (drawn, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                drawn[i] = from[i] switch
                {
                    '│' or '┃' or '║' => '|',
                    '─' or '━' or '═' => '-',
                    >= FirstBox and <= LastBox => '+',
                    var other => other,
                };
            }
        });

    static IEnumerable<List<LinkedRow>> BarTables(string[] lines)
    {
        var isTableLine = TableLinesOf(lines);
        for (var start = 0; start < lines.Length; start++)
        {
            var end = start;
            while (end < lines.Length && isTableLine[end]) end++;
            if (end - start >= 2 && IsTable(lines.AsSpan(start, end - start)))
                yield return [.. RowsOf(lines, start, end)];
            start = Math.Max(start, end - 1);
        }
    }

    /// <summary>In a grid, which has a ruler under each row, a line without a first cell goes on with the row above.</summary>
    static IEnumerable<LinkedRow> RowsOf(string[] lines, int start, int end)
    {
        var rulers = lines.AsSpan(start, end - start).ToArray().Where(line => line.TrimStart().StartsWith('+')).ToList();
        var isGrid = rulers.Count > 3 || rulers.Exists(ruler => ruler.Contains("+=", StringComparison.Ordinal));
        LinkedRow? row = null;
        for (var i = start; i < end; i++)
        {
            if (IsRuler(lines[i])) continue;
            var line = RowOf(lines, i);
            if (isGrid && row is not null && !IsRuler(lines[i - 1]) && line.Cells is ["", ..])
            {
                row = row.With(line);
                continue;
            }
            if (row is not null) yield return row;
            row = line;
        }
        if (row is not null) yield return row;
    }

    /// <summary>Markdown has a ruler under the names of the columns; wikis have two bars around each.</summary>
    static LinkedRow RowOf(string[] lines, int index) => BarRow.Read(lines[index], index + 1) with
    {
        IsNames = lines[index].TrimStart().StartsWith("||", StringComparison.Ordinal)
            || index + 1 < lines.Length && IsMarkdownRuler(lines[index + 1])
                && (index == 0 || string.IsNullOrWhiteSpace(lines[index - 1]) || !IsRuler(lines[index - 1])),
    };

    /// <summary>Which lines have a bar in front, or are of a table whose second line is a ruler: Markdown needs no bar in front.</summary>
    static bool[] TableLinesOf(string[] lines)
    {
        var isTableLine = new bool[lines.Length];
        var hasRulerAbove = false;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].AsSpan().Trim();
            var isMarkdownRuler = IsMarkdownRuler(lines[index]);
            isTableLine[index] = line is ['|', ..] or ['+', '-' or '=', ..] || line.Contains('|')
                && (hasRulerAbove || isMarkdownRuler || index + 1 < lines.Length && IsMarkdownRuler(lines[index + 1]));
            hasRulerAbove = line.Contains('|') && (hasRulerAbove || isMarkdownRuler);
        }
        return isTableLine;
    }

    /// <summary>Several lines of several cells each, or a header as Markdown and wikis mark one.</summary>
    static bool IsTable(ReadOnlySpan<string> lines)
    {
        var rows = 0;
        foreach (var line in lines)
        {
            if (IsMarkdownRuler(line) || line.TrimStart().StartsWith("||", StringComparison.Ordinal)) return true;
            if (!IsRuler(line) && BarRow.Read(line, 0).Cells.Count > 1) rows++;
        }
        return rows >= 2;
    }

    static bool IsRuler(string line) => line.All(c => c is '|' or '-' or '+' or '=' or ':' or ' ' or '\t');

    static bool IsMarkdownRuler(string line) =>
        IsRuler(line) && line.Contains('|', StringComparison.Ordinal) && line.Contains("--", StringComparison.Ordinal);

    /// <summary>The text around the tables that are read, one entry for the lines that follow each other.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="read">The lines on which the rows begin.</param>
    /// <param name="isMediaWiki">Whether a row may have further lines, between <c>{|</c> and <c>|}</c>.</param>
    static IEnumerable<(int Line, string Text)> Outside(string[] lines, IReadOnlySet<int> read, bool isMediaWiki)
    {
        var (isOpen, isInTable) = (false, false);
        for (var index = 0; index < lines.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(lines[index]) || IsRuler(lines[index])) continue;
            var line = lines[index].AsSpan().TrimStart();
            isInTable |= isMediaWiki && line.StartsWith("{|");
            var isOutside = !read.Contains(index + 1) && (!isInTable || line.StartsWith("|+"));
            isInTable &= !line.StartsWith("|}");
            if (isOutside && !isOpen) yield return (index + 1, lines[index]);
            isOpen = isOutside;
        }
    }
}
