namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>A row of a written table, whose cells may be links: the address of the first of them becomes a cell of its own.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Cells">The texts of its cells.</param>
/// <param name="Link">The address; null for none.</param>
sealed record LinkedRow(int Line, List<string> Cells, string? Link)
{
    const string LinkHeader = "URL";

    /// <summary>Whether it is marked as the names of the columns.</summary>
    public bool IsNames { get; init; }

    /// <summary>The row with the texts of a further line of its cells.</summary>
    public LinkedRow With(LinkedRow line) => this with
    {
        Cells =
        [
            .. Enumerable.Range(0, Math.Max(Cells.Count, line.Cells.Count))
                .Select(i => $"{Cells.ElementAtOrDefault(i)}\n{line.Cells.ElementAtOrDefault(i)}".Trim()),
        ],
        Link = Link ?? line.Link,
    };

    /// <summary>The rows of one table; those of tables with the same first row are one.</summary>
    public static IEnumerable<List<LinkedRow>> Merge(IEnumerable<List<LinkedRow>> tables) => tables
        .Where(table => table.Count > 0)
        .GroupBy(table => string.Join('\u001F', table[0].Cells))
        .Select(same => same.SelectMany((table, i) => i == 0 ? table : table.Skip(1)).ToList());

    public static ListSheet ToSheet(List<LinkedRow> rows, Func<IReadOnlySet<int>, IEnumerable<(int Line, string Text)>>? outside = null) =>
        new(WithLinks(rows)) { IsFirstRowNames = rows[0].IsNames, Outside = outside ?? (_ => []) };

    static List<SheetRow> WithLinks(List<LinkedRow> rows)
    {
        if (!rows.Exists(row => row.Link is not null)) return [.. rows.Select((row, i) => new SheetRow(row.Line, [.. row.Cells], i))];
        var width = rows.Max(row => row.Cells.Count);
        FileLimits.Check(rows.Count, width);
        return
        [
            .. rows.Select((row, i) => new SheetRow(row.Line,
                [.. row.Cells, .. Enumerable.Repeat("", width - row.Cells.Count), i == 0 ? row.Link ?? LinkHeader : row.Link ?? ""], i)),
        ];
    }
}
