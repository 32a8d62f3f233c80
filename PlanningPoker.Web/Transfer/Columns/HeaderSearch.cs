using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>Finds the row that names the columns: the first that reads as one, wherever it stands.</summary>
static class HeaderSearch
{
    static readonly char[] Separators = [',', ';', '\t', '|', '^'];

    /// <summary>The header with a title; null if no row reads as one.</summary>
    public static Header? Find(Sheet sheet) =>
        Headers(sheet).FirstOrDefault(IsHeader) ?? Headers(sheet).Take(1).FirstOrDefault(IsLonely);

    /// <summary>A row that reads as names of columns, none of which is that of the title.</summary>
    public static Header? FindWithoutTitle(Sheet sheet) =>
        Headers(sheet).FirstOrDefault(header => header.ReadsAsNames && header.Columns.Title.IsEmpty);

    static IEnumerable<Header> Headers(Sheet sheet) => Enumerable.Range(0, sheet.Sample.Count).Select(index => new Header(sheet, index));

    static bool IsHeader(Header header) =>
        header.ReadsAsNames && !header.Columns.Title.IsEmpty && !header.HasStoryAbove;

    /// <summary>
    /// The first row names a title and nothing else that we know: enough for a single column, or for a table that is surely one.
    /// </summary>
    static bool IsLonely(Header header)
    {
        if (!header.HasTitleName || header.Columns.Title.IsEmpty || header.KnownCount != 1) return false;
        if (header.Row.Cells.Any(CellKinds.IsSurelyKey)) return false;
        // "Story 1" in a list of one column is a story.
        if (header.Row.FilledCount == 1 && header.Row.Cells.Any(cell => cell.Any(char.IsDigit))) return false;
        if (header.Row.FilledCount == 1 && header.Sheet.IsPlain) return header.Row[0].IndexOfAny(Separators) < 0;
        return header.Row.FilledCount == 1 && header.Row.Cells.Length == 1 || header.Sheet.IsSurelyTable;
    }
}
