using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>What the first cells of a column have in common.</summary>
sealed class ColumnContents
{
    /// <summary>The share of cells that must be of a kind, so that one odd cell does not hide it.</summary>
    const double NearlyAll = 0.8;

    readonly List<string> cells;
    readonly int rowCount;

    public ColumnContents(IReadOnlyCollection<SheetRow> rows, int column) => (cells, rowCount) =
        ([.. rows.Select(row => row[column].Trim()).Where(cell => cell.Length > 0)], rows.Count);

    /// <summary>Nearly all rows have a text in it.</summary>
    public bool IsFilled => cells.Count >= NearlyAll * rowCount;

    public bool IsEmpty => cells.Count == 0;

    /// <summary>Each row has another one, and all look like one.</summary>
    public bool IsKeys => Most(CellKinds.IsKey) && cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() >= NearlyAll * cells.Count;

    public bool IsNumbers => Most(CellKinds.IsNumber);

    /// <summary>States, types or priorities: all are words for these, or nearly all are the same word.</summary>
    public bool IsStatus => !IsEmpty && (cells.TrueForAll(ColumnNames.IsStatus) || IsOneWord
        || cells.Count > 1 && cells.TrueForAll(cell => ColumnNames.IsStatus(cell) || ColumnNames.IsLevel(cell)));

    /// <summary>Nearly all are the same state, type or priority.</summary>
    public bool IsOneStatus => IsOneWord && Most(cell => ColumnNames.IsStatus(cell) || ColumnNames.IsLevel(cell));

    /// <summary>It has a text of its own in most rows.</summary>
    public bool IsProse => !IsEmpty && !IsStatus && !Most(IsNoProse) && Most(cell => cell.Any(char.IsLetter));

    public bool IsLinks => Most(cell => Story.WebAddress(cell) is not null);

    /// <summary>More than a word or two: a sentence, or labels.</summary>
    public bool IsSentences => IsProse && !Most(CellKinds.IsLabels) && AverageWords >= 2;

    double AverageWords => IsEmpty ? 0 : cells.Average(CountWords);

    bool IsOneWord => cells.Count > 1 && cells.Max(cell => cell.Length) <= Story.MaxKey
        && cells.GroupBy(cell => cell, StringComparer.OrdinalIgnoreCase).Max(same => same.Count()) >= NearlyAll * cells.Count;

    bool Most(Func<string, bool> isOfKind) => !IsEmpty && cells.Count(isOfKind) >= NearlyAll * cells.Count;

    static bool IsNoProse(string cell) =>
        CellKinds.IsKey(cell) || CellKinds.IsDate(cell) || CellKinds.IsNumber(cell) || CellKinds.IsEmail(cell) || CellKinds.IsRuler(cell)
        || Story.WebAddress(cell) is not null;

    /// <summary>Words by spaces; in a text without spaces, such as Japanese, three letters count as one.</summary>
    public static double CountWords(string cell)
    {
        var spaces = cell.Count(char.IsWhiteSpace);
        return spaces == 0 && cell.Any(c => c >= '\u2E80') ? cell.Length / 3.0 : spaces + 1;
    }
}
