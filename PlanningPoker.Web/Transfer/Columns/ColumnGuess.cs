using System.Collections.Immutable;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>Tells by what is in the columns which is which, where no row names them.</summary>
static class ColumnGuess
{
    /// <summary>The columns of a sheet without a header; null when the title cannot be told.</summary>
    public static ColumnMap? Of(Sheet sheet)
    {
        var rows = sheet.Sample;
        if (rows.Count == 0 || sheet.HasNames || WidthOf(sheet) is not (> 1 and var width)) return null;
        var contents = Enumerable.Range(0, width).Select(column => new ColumnContents(rows, column)).ToList();
        // Numbers behind the titles are rather points.
        var beforeTitle = TitleOf(contents, key: -1) ?? width;
        var key = Enumerable.Range(0, width)
            .FirstOrDefault(column => contents[column].IsKeys && (column < beforeTitle || !contents[column].IsNumbers), -1);
        if (key < 0 && sheet.NeedsKey || IsHeaderInAnotherLanguage(rows, width)) return null;
        if (!sheet.IsSurelyTable && (key < 0 || !rows.All(row => CellKinds.IsSurelyKey(row[key].Trim())))) return null;
        if (TitleOf(contents, key) is not { } title || AreLikelyNames(rows, title) || NamesAnother(sheet, title)) return null;
        var link = contents.FindIndex(column => column.IsLinks);
        return new()
        {
            Headers = [.. Enumerable.Repeat("", width)],
            HasHeader = false,
            Title = [title],
            Key = key < 0 ? [] : [key],
            Link = link < 0 ? [] : [link],
            Description = [.. Enumerable.Range(title + 1, width - title - 1).Where(column => IsDescription(contents[column], rows.Count))],
            JoinsDescription = true,
        };
    }

    /// <summary>How many columns most rows have.</summary>
    public static int WidthOf(Sheet sheet) => sheet.Sample.Count == 0 ? 0 : sheet.Sample.Max(row => LastFilled(row) + 1);

    static int LastFilled(SheetRow row)
    {
        for (var column = row.Cells.Length - 1; column >= 0; column--)
            if (!string.IsNullOrWhiteSpace(row[column])) return column;
        return -1;
    }

    /// <summary>
    /// The first column of sentences behind the key; without one the first of words. One that most rows have, if there is one.
    /// </summary>
    static int? TitleOf(List<ColumnContents> contents, int key)
    {
        List<int> columns =
            [.. Enumerable.Range(0, contents.Count).Where(column => contents[column].IsProse).OrderBy(column => column < key)];
        if (columns.Count == 0) return null;
        if (columns.FindAll(column => contents[column].IsFilled) is { Count: > 0 } filled) columns = filled;
        return columns.Where(column => contents[column].IsSentences).Append(columns[0]).First();
    }

    /// <summary>A single row says nothing about its columns: each text of it is kept.</summary>
    static bool IsDescription(ColumnContents column, int rowCount) => rowCount == 1 ? column.IsProse : column.IsSentences;

    /// <summary>The first row has a word or two in each column, and the titles below are sentences.</summary>
    static bool AreLikelyNames(IReadOnlyList<SheetRow> rows, int title)
    {
        if (rows.Count < 2 || rows[0].FilledCount < 2 || rows[0].Cells.Any(cell => cell.Any(char.IsAsciiDigit))) return false;
        var areShort = rows[0].Cells.All(cell => cell.Trim().Count(char.IsWhiteSpace) < 2 && cell.Length <= Story.MaxKey);
        return areShort && rows.Skip(1).All(row => row[title].Trim().Count(char.IsWhiteSpace) >= 2);
    }

    /// <summary>One of the likely names is that of another column: that of the titles has a name too, which we do not know.</summary>
    static bool NamesAnother(Sheet sheet, int title) => LikelyNamesOf(sheet) is { } names
        && names.Index().Any(name => name.Index != title && IsNameOfColumn(name.Item));

    /// <summary>
    /// The first row has likely names, and the texts of a column below are all longer, or one of them is that of a column: it names the
    /// columns, but not that of the titles in a word that we know.
    /// </summary>
    public static bool AreLikelyNames(Sheet sheet)
    {
        if (LikelyNamesOf(sheet) is not { } names) return false;
        return names.Index().Any(name => IsNameOfColumn(name.Item)
            || TextsBelow(sheet, name.Index).Select(ColumnContents.CountWords).DefaultIfEmpty().Min()
                > ColumnContents.CountWords(name.Item));
    }

    /// <summary>The first row, if it has a word or two in each column, none of which comes again in it; else null.</summary>
    static ImmutableArray<string>? LikelyNamesOf(Sheet sheet)
    {
        if (!sheet.IsSurelyTable || sheet.Sample.Count < 2 || WidthOf(sheet) is not (> 1 and var width)) return null;
        ImmutableArray<string> names = [.. Enumerable.Range(0, width).Select(column => sheet.Sample[0][column].Trim())];
        if (!names.All(IsLikelyName) || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < width) return null;
        var comeAgain = names.Index().Any(name => TextsBelow(sheet, name.Index).Contains(name.Item, StringComparer.OrdinalIgnoreCase));
        return comeAgain ? null : names;
    }

    static IEnumerable<string> TextsBelow(Sheet sheet, int column) =>
        sheet.Sample.Skip(1).Select(row => row[column].Trim()).Where(cell => cell.Length > 0);

    static bool IsNameOfColumn(string text) => ColumnNames.MeaningsOf(text).Any() && !ColumnNames.IsLevel(text);

    /// <summary>Whether a cell has a word or two, and may name a column.</summary>
    public static bool IsLikelyName(string cell) =>
        cell.Length is > 0 and <= Story.MaxKey && cell.Any(char.IsLetter) && !cell.Any(char.IsDigit)
        && cell.Count(char.IsWhiteSpace) < 2 && !ColumnNames.IsStatus(cell) && !CellKinds.IsEmail(cell) && Story.WebAddress(cell) is null;

    /// <summary>All cells of a column below the first look like keys, but the first does not: it is a name that we do not know.</summary>
    public static bool IsHeaderInAnotherLanguage(IReadOnlyList<SheetRow> rows, int width)
    {
        if (rows.Count < 2) return false;
        List<SheetRow> below = [.. rows.Skip(1)];
        return Enumerable.Range(0, width).Any(column =>
            rows[0][column].Trim() is { Length: > 0 } name && !CellKinds.IsKey(name) && new ColumnContents(below, column).IsKeys);
    }
}
