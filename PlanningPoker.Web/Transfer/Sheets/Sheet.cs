using System.Collections.Immutable;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Rows of cells, wherever they come from: a text with separators, a table, a workbook, a list of objects.</summary>
abstract class Sheet
{
    /// <summary>How many rows are looked at to find the names of the columns.</summary>
    protected const int SampleSize = 60;

    /// <summary>The first rows that are not blank.</summary>
    public abstract IReadOnlyList<SheetRow> Sample { get; }

    /// <summary>Whether every row is a line as it was written, so that the sheet is none unless its first line names a column.</summary>
    public virtual bool IsPlain => false;

    /// <summary>Whether its rows have the same columns, as those of no text by chance.</summary>
    public virtual bool IsSurelyTable => true;

    /// <summary>Whether its columns are those of a list of stories only if one of them has keys.</summary>
    public virtual bool NeedsKey => false;

    /// <summary>Whether its first row surely names the columns, in whatever language.</summary>
    public virtual bool HasNames => false;

    /// <summary>Whether each row has its own names of the columns, so that no row can be the names once more.</summary>
    public virtual bool NamesEachValue => false;

    /// <summary>Whether it is made of a text that we exported.</summary>
    public virtual bool IsOurs => false;

    /// <summary>All rows after one of the sample.</summary>
    /// <param name="row">A row of the sample; null for all rows.</param>
    /// <param name="columns">What the columns are, which tells where a broken row ends.</param>
    /// <param name="ct">Cancels the reading.</param>
    public abstract IEnumerable<SheetRow> RowsAfter(SheetRow? row, ColumnMap columns, CancellationToken ct);
}

/// <summary>One row.</summary>
/// <param name="Line">The line on which it begins, or the number of the row, from 1.</param>
/// <param name="Cells">Its cells; there may be fewer than columns.</param>
/// <param name="Offset">Where it begins, in bytes of the text; its index in other sheets.</param>
sealed record SheetRow(int Line, ImmutableArray<string> Cells, int Offset)
{
    /// <summary>Why it cannot be read.</summary>
    public ImportProblemCode? Problem { get; init; }

    /// <summary>The cell of a column; empty where the row has none.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>How many cells are not blank.</summary>
    public int FilledCount => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>The first of these cells that is not blank.</summary>
    public string? First(ImmutableArray<int> columns)
    {
        foreach (var column in columns)
            if (!string.IsNullOrWhiteSpace(this[column])) return this[column];
        return null;
    }
}
