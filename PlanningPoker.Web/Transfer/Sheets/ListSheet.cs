using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Rows that are all in memory: one of the lists of a file.</summary>
sealed class ListSheet(IReadOnlyList<SheetRow> rows) : Sheet
{
    /// <summary>What the file calls it; null where it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>The names of the elements around it, from the root; null where there are none.</summary>
    public string? Path { get; init; }

    /// <summary>Whether its rows are numbered from 1, and not by the lines of the file.</summary>
    public bool CountsRows { get; init; }

    /// <summary>Whether the first row is marked as the names of the columns.</summary>
    public bool IsFirstRowNames { get; init; }

    /// <summary>Whether its rows are objects or elements whose values have names.</summary>
    public bool HasRecords { get; init; }

    /// <summary>Whether the rows are made of a text that we exported.</summary>
    public bool IsOwnText { get; init; }

    /// <summary>The names of what its rows have beside texts and numbers, such as lists; no column has it.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>
    /// What the file has beside the lists whose lines are given, such as headings: where it begins, and its first line.
    /// </summary>
    public Func<IReadOnlySet<int>, IEnumerable<(int Line, string Text)>> Outside { get; init; } = _ => [];

    public override bool HasNames => IsFirstRowNames;

    public override bool NamesEachValue => HasRecords;

    public override bool IsOurs => IsOwnText;

    public override IReadOnlyList<SheetRow> Sample { get; } = [.. rows.Where(row => !row.IsBlank).Take(SampleSize)];

    public IEnumerable<int> Lines => rows.Select(row => row.Line);

    /// <summary>How many rows are not blank.</summary>
    public int FilledRowCount => rows.Count(row => !row.IsBlank);

    /// <summary>Whether one of the two lists is within an element of the other.</summary>
    public bool IsNestedWith(ListSheet other) => Path is not null && other.Path is not null && Path != other.Path
        && ($"{Path}/".StartsWith($"{other.Path}/", StringComparison.Ordinal)
            || $"{other.Path}/".StartsWith($"{Path}/", StringComparison.Ordinal));

    public override IEnumerable<SheetRow> RowsAfter(SheetRow? row, ColumnMap columns, CancellationToken ct) =>
        row is null ? rows : rows.Where(each => each.Offset > row.Offset);
}
