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
        var key = contents.FindIndex(column => column.IsKeys);
        if (key < 0 && sheet.NeedsKey || IsHeaderInAnotherLanguage(rows, width)) return null;
        if (!sheet.IsSurelyTable && (key < 0 || !rows.All(row => CellKinds.IsSurelyKey(row[key].Trim())))) return null;
        if (TitleOf(contents, key) is not { } title || AreLikelyNames(rows, title)) return null;
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

    /// <summary>The first column of sentences behind the key; without one the first of words.</summary>
    static int? TitleOf(List<ColumnContents> contents, int key)
    {
        List<int> columns =
            [.. Enumerable.Range(0, contents.Count).Where(column => contents[column].IsProse).OrderBy(column => column < key)];
        if (columns.Count == 0) return null;
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

    /// <summary>
    /// The first row has a word or two in each column, none of which comes again, and the texts of a column below are all longer: likely
    /// names that we do not know.
    /// </summary>
    public static bool AreLikelyNames(Sheet sheet)
    {
        var rows = sheet.Sample;
        if (!sheet.IsSurelyTable || rows.Count < 2 || WidthOf(sheet) is not (> 1 and var width)) return false;
        List<string> names = [.. Enumerable.Range(0, width).Select(column => rows[0][column].Trim())];
        if (!names.TrueForAll(IsLikelyName) || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < width) return false;
        var below = names.ConvertAll(_ => new List<string>());
        foreach (var row in rows.Skip(1))
            for (var column = 0; column < width; column++)
                if (row[column].Trim() is { Length: > 0 } cell) below[column].Add(cell);
        return !names.Zip(below).Any(column => column.Second.Contains(column.First, StringComparer.OrdinalIgnoreCase))
            && names.Zip(below).Any(column => column.Second.Count > 0 && column.Second.TrueForAll(
                cell => ColumnContents.CountWords(cell) > ColumnContents.CountWords(column.First)));
    }

    static bool IsLikelyName(string cell) => cell.Length is > 0 and <= Story.MaxKey && cell.Any(char.IsLetter) && !cell.Any(char.IsDigit)
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
