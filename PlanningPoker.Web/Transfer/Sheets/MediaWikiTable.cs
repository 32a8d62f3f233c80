namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Reads the tables of MediaWiki: <c>{|</c> … <c>|}</c>, with <c>|-</c> between the rows.</summary>
static class MediaWikiTable
{
    public static IEnumerable<List<LinkedRow>> Read(string[] lines)
    {
        List<LinkedRow>? table = null;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.StartsWith("{|", StringComparison.Ordinal)) table = [];
            else if (table is null) continue;
            else if (line.StartsWith("|}", StringComparison.Ordinal))
            {
                yield return table;
                table = null;
            }
            else if (IsOfOtherTable(line)) table = null;
            else if (line.StartsWith("|-", StringComparison.Ordinal)) table.Add(new(index + 1, [], null));
            else if (line is ['|' or '!', _, ..] && line[1] is not '+') AddCells(table, line, index + 1);
        }
    }

    /// <summary>
    /// Whether a row begins and ends with two bars, as in Jira, or with one, as in Markdown. Here a cell may be empty but for its style.
    /// </summary>
    static bool IsOfOtherTable(string line) => line is ['|', '|', .., '|', '|']
        || line is ['|', not '+', .., not '|', '|'] && !line.Contains("=\"", StringComparison.Ordinal);

    /// <summary>Cells may stand on one line or on several.</summary>
    static void AddCells(List<LinkedRow> table, string line, int number)
    {
        if (table.Count == 0 || table[^1].Cells.Count == 0 && table[^1].Link is null) ReplaceLast(table, number);
        foreach (var cell in line[1..].Split(line[0] is '!' ? "!!" : "||"))
        {
            var link = table[^1].Link;
            table[^1].Cells.Add(BarRow.TextOf(WithoutAttributes(cell), ref link));
            table[^1] = table[^1] with { Link = link };
        }
    }

    static void ReplaceLast(List<LinkedRow> table, int number)
    {
        if (table.Count > 0) table.RemoveAt(table.Count - 1);
        table.Add(new(number, [], null));
    }

    /// <summary><c>style="…" | text</c>.</summary>
    static string WithoutAttributes(string cell)
    {
        var bar = cell.IndexOf('|', StringComparison.Ordinal);
        return bar > 0 && cell[..bar].Contains("=\"", StringComparison.Ordinal) ? cell[(bar + 1)..] : cell;
    }
}
