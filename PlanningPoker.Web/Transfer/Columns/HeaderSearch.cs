using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>Finds the row that names the columns: the first that reads as one, wherever it stands.</summary>
static class HeaderSearch
{
    static readonly char[] Separators = [',', ';', '\t', '|', '^'];

    /// <summary>How many rows may stand above a name that is alone.</summary>
    const int MaxBanners = 5;

    /// <summary>The header with a title; null if no row reads as one.</summary>
    public static Header? Find(Sheet sheet) =>
        FindNames(sheet)
        ?? Headers(sheet).Take(MaxBanners + 1).FirstOrDefault(header => IsLonely(header) && HasOnlyBannersAbove(header));

    /// <summary>The first row that reads as one; or the one below it if that has more: then the upper names groups of columns.</summary>
    static Header? FindNames(Sheet sheet)
    {
        if (Headers(sheet).FirstOrDefault(IsHeader) is not { } first) return null;
        return Headers(sheet).ElementAtOrDefault(first.Index + 1) is { } below && IsHeader(below)
            && below.Row.FilledCount > first.Row.FilledCount && below.KnownCount >= first.KnownCount ? below : first;
    }

    /// <summary>A row that reads as names of columns, none of which is that of the title.</summary>
    public static Header? FindWithoutTitle(Sheet sheet) =>
        Headers(sheet).FirstOrDefault(header => header.ReadsAsNames && header.Columns.Title.IsEmpty);

    static IEnumerable<Header> Headers(Sheet sheet) => Enumerable.Range(0, sheet.Sample.Count).Select(index => new Header(sheet, index));

    static bool IsHeader(Header header) =>
        header.ReadsAsNames && !header.Columns.Title.IsEmpty && !header.HasStoryAbove;

    /// <summary>
    /// The row names a title and nothing else that we know: enough for a single column, or for a table that is surely one.
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

    /// <summary>
    /// Whether the rows above a name that is alone can be no stories. Of the lines of a text only the first, and those that say what is
    /// listed: <c>Query: Mine</c>.
    /// </summary>
    static bool HasOnlyBannersAbove(Header header)
    {
        if (header.Index == 0) return true;
        List<SheetRow> above = [.. header.Sheet.Sample.Take(header.Index).Where(row => !row.Cells.All(CellKinds.IsRuler))];
        if (header.Index == header.Sheet.Sample.Count - 1 || above.Exists(row => row.FilledCount > 1 || IsItem(TextOf(row)))) return false;
        return header.Sheet.IsSurelyTable || above.Count == 1 || above.TrueForAll(row => IsNamedValue(TextOf(row)));
    }

    static string TextOf(SheetRow row) => row.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)).Trim();

    /// <summary>It begins with a key, a number or a bullet.</summary>
    static bool IsItem(string text) =>
        CellKinds.IsKey(text.Split(' ')[0].Trim(':', '.', ')')) || text[0] is '-' or '*' or '+' or '•' or '[';

    static bool IsNamedValue(string text) =>
        text.Contains(": ", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);
}
