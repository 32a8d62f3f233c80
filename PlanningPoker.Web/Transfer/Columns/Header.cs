using System.Collections.Immutable;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>A row as the names of columns: what each cell may mean, and which columns hold the fields of a story then.</summary>
sealed class Header
{
    /// <summary>A limit against hostile files: names beyond it are not looked at.</summary>
    const int MaxNames = 2000;

    readonly List<(int Column, ColumnField Field, int Rank)> meanings = [];
    readonly IReadOnlyList<SheetRow> below;
    readonly bool isOurs;

    /// <param name="sheet">The sheet.</param>
    /// <param name="index">The row among those of the sample.</param>
    public Header(Sheet sheet, int index) : this(sheet, sheet.Sample[index], index, [.. sheet.Sample.Skip(index + 1)])
    {
    }

    /// <summary>A row further down, of which only the names are looked at.</summary>
    public Header(Sheet sheet, SheetRow row) : this(sheet, row, -1, [])
    {
    }

    Header(Sheet sheet, SheetRow row, int index, IReadOnlyList<SheetRow> below)
    {
        (Sheet, Row, Index, this.below) = (sheet, row, index, below);
        isOurs = sheet.IsOurs || OwnFiles.OfWords(Row.Cells) is not OwnFile.None;
        for (var column = 0; column < Math.Min(Row.Cells.Length, MaxNames); column++)
            foreach (var (field, rank) in ColumnNames.MeaningsOf(Row[column])) meanings.Add((column, field, rank));
        Columns = Find();
    }

    public Sheet Sheet { get; }
    public SheetRow Row { get; }
    public int Index { get; }
    public ColumnMap Columns { get; }

    /// <summary>How many of its cells are names that we know.</summary>
    public int KnownCount => meanings.DistinctBy(each => each.Column).Count();

    /// <summary>Whether most of it is names that we know, of whatever.</summary>
    public bool ReadsAsNames =>
        KnownCount >= 2 && !Row.Cells.Any(CellKinds.IsSurelyKey)
        && (KnownCount >= 3 || 2 * KnownCount >= Row.FilledCount || !Columns.Title.IsEmpty && !Columns.Key.IsEmpty);

    /// <summary>Whether a cell is the name of a column of titles.</summary>
    public bool HasTitleName => meanings.Exists(each => each.Field is ColumnField.Title);

    /// <summary>Whether a row above it is a story, so that it cannot be the header.</summary>
    public bool HasStoryAbove => !Columns.Key.IsEmpty && Sheet.Sample.Take(Index)
        .Any(row => row.First(Columns.Key) is { } key && CellKinds.IsKey(key.Trim()) && row.First(Columns.Title) is not null);

    ColumnMap Find()
    {
        var title = TitleOf();
        var item = title.IsEmpty ? Best(ColumnField.Item, column => Contents(column) is { IsKeys: false, IsStatus: false }) : [];
        if (title.IsEmpty) title = item;
        bool IsFree(int column) => !title.Contains(column);
        var key = Best(ColumnField.Key, IsFree);
        if (key.IsEmpty) key = Best(ColumnField.Item, column => IsFree(column) && Contents(column).IsKeys);
        return new()
        {
            Headers = [.. Row.Cells.Select(cell => cell.Trim())],
            HasHeader = true,
            Title = title.IsEmpty ? [] : [.. title, .. LevelsAfter(title[^1])],
            Key = key,
            Description = Best(ColumnField.Description, IsFree),
            Link = Best(ColumnField.Link, IsFree),
            Estimate = Best(ColumnField.Estimate, IsFree),
        };
    }

    /// <summary>
    /// A column whose name is also what trackers call their stories may hold the keys: "Story", "Issue". In our own exports it has the
    /// titles, whatever they say.
    /// </summary>
    ImmutableArray<int> TitleOf() => Best(ColumnField.Title, column =>
        isOurs || Contents(column) is { IsOneStatus: false } contents && !(contents.IsKeys && IsItem(column)));

    bool IsItem(int column) => meanings.Exists(each => each.Column == column && each.Field is ColumnField.Item);

    /// <summary>The columns with the best name of a field. One that has no text is the best only if none has.</summary>
    ImmutableArray<int> Best(ColumnField field, Func<int, bool> isPossible)
    {
        var possible = meanings.Where(each => each.Field == field && isPossible(each.Column)).ToList();
        if (possible.Count == 0) return [];
        var best = possible.OrderBy(each => Contents(each.Column).IsEmpty).ThenBy(each => each.Rank).First();
        var name = NameWords.Joined(Row[best.Column]);
        return [.. possible.Where(each => NameWords.Joined(Row[each.Column]) == name).Select(each => each.Column).Distinct()];
    }

    /// <summary>The columns without a name after the title, where the titles of a tree's lower levels stand.</summary>
    IEnumerable<int> LevelsAfter(int title) => Enumerable.Range(title + 1, Math.Max(0, Row.Cells.Length - title - 1))
        .TakeWhile(column => string.IsNullOrWhiteSpace(Row[column]));

    ColumnContents Contents(int column) => new(below, column);
}
