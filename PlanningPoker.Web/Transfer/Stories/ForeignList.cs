using PlanningPoker.Web.Transfer.Columns;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>
/// A list of something else that follows the stories in the same sheet, such as one of people: it begins behind a blank row, with names of
/// other columns, and no key where the stories have one.
/// </summary>
sealed class ForeignList(Sheet sheet, SheetRow? header, ColumnMap columns)
{
    readonly string title = NameWords.Joined(header?.First(columns.Title) ?? "");
    int lastLine = int.MaxValue;
    (SheetRow Names, int Count)? open;

    /// <summary>Whether the row is of such a list, which it may begin.</summary>
    /// <param name="row">The next row.</param>
    /// <param name="isNames">Whether the row names the columns of the stories again. There the list ends, and at a key.</param>
    /// <param name="ended">What the list was that ended with the row; null if none did.</param>
    public bool Takes(SheetRow row, bool isNames, out ImportProblem? ended)
    {
        var isBehindBlank = row.Line > (long)lastLine + 1;
        lastLine = row.Line + row.Cells.Sum(cell => cell.Count(c => c is '\n'));
        var begins = !isNames && isBehindBlank && Begins(row);
        var isStory = row.First(columns.Key) is { } key && CellKinds.IsSurelyKey(key.Trim());
        ended = isNames || begins || isStory ? End() : null;
        if (begins) open = (row, 0);
        else if (open is var (names, count)) open = (names, count + 1);
        return open is not null;
    }

    /// <summary>The list that is open, by the first of its names and the number of its rows; null without one.</summary>
    public ImportProblem? End()
    {
        if (open is not var (names, count)) return null;
        open = null;
        var name = names.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)).Trim();
        return new(names.Line, ImportProblemCode.NotAStory, $"{name} ({count})");
    }

    bool Begins(SheetRow row)
    {
        if (header is null || columns.Key.IsEmpty || row.FilledCount < 2) return false;
        var names = row.Cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0).ToList();
        return names.TrueForAll(ColumnGuess.IsLikelyName) && names.Exists(ColumnNames.IsTitle)
            && !names.Exists(name => NameWords.Joined(name) == title) && new Header(sheet, row).Columns.Key.IsEmpty;
    }
}
