using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer.Columns;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>Makes stories of the rows of a sheet, and reports those that are none.</summary>
sealed class StoryRows(Sheet sheet, SheetRow? header, ColumnMap columns, ImportOptions options)
{
    /// <summary>The limit of rows per file. It is more than a session holds, because stories that are there already are skipped.</summary>
    public const int MaxRows = 5 * PokerSession.MaxStories;

    const int MaxQuote = 60;

    readonly ImmutableArray<ImportRow>.Builder rows = ImmutableArray.CreateBuilder<ImportRow>();
    readonly List<ImportProblem> problems = [];
    readonly string? titleName = header?.First(columns.Title);

    /// <summary>Each header with the columns that have a text but no name.</summary>
    readonly List<(ColumnMap Columns, SortedSet<int> Filled)> headers = [(columns, [])];
    SheetRow? last;

    readonly ColumnSums sums = new();
    readonly OwnRows own = new(sheet, header, columns);
    readonly ForeignList foreign = new(sheet, header, columns);

    /// <summary>How many rows of other lists of the file were read before.</summary>
    public int RowsBefore { get; init; }

    /// <summary>The same with the rows of this list; more than the limit where rows are left.</summary>
    public int RowCount { get; private set; }

    public ImportStories Read(CancellationToken ct)
    {
        if (header is not null) problems.AddRange(sheet.Sample.Where(row => row.Offset < header.Offset).Where(IsText).Select(NotAStory));
        RowCount = RowsBefore;
        foreach (var row in sheet.RowsAfter(header, columns, ct))
        {
            ct.ThrowIfCancellationRequested();
            if (row is { IsBlank: true, Problem: null } || IsRuler(row)) continue;
            if (row.Problem is null && own.IsFurtherVote(KeyOf(row), Cell(row, columns.Title))) continue;
            if (++RowCount > MaxRows)
            {
                problems.Add(new(row.Line, ImportProblemCode.TooMany));
                break;
            }
            options.Report(RowCount);
            Add(row);
        }
        if (foreign.End() is { } last) problems.Add(last);
        return new([.. rows])
        {
            Unreadable = [.. problems.OrderBy(problem => problem.Line)],
            EstimateColumn = headers.Select(each => each.Columns).Where(each => !each.Estimate.IsEmpty)
                .Select(each => each.Headers[each.Estimate[0]]).FirstOrDefault(),
            Columns =
            [
                .. headers.SelectMany(each => each.Columns.Uses(each.Filled))
                    .Select(column => options.TakesEstimates ? column : WithoutEstimate(column)).Distinct(),
            ],
        };
    }

    void Add(SheetRow row)
    {
        var isNames = NamesColumns(row);
        if (!own.IsSurelyOurs)
        {
            var isForeign = foreign.Takes(row, isNames, out var ended);
            if (ended is not null) problems.Add(ended);
            if (isForeign) return;
        }
        var problem = row.Problem is ImportProblemCode.TooManyFields && (isNames || Fits(row)) ? null : row.Problem;
        if (problem is { } code) problems.Add(new(row.Line, code, ValueOf(row, code)));
        else if (isNames) AddNames(row);
        else if (IsTotal(row))
        {
            problems.Add(NotAStory(row));
            sums.BeginGroup();
        }
        else if (own.IsQuickVote(row, KeyOf(row), Cell(row, columns.Title))) problems.Add(NotAStory(row));
        else
        {
            rows.Add(new(row.Line, DraftOf(row), options.TakesEstimates ? Cell(row, columns.Estimate) : null));
            last = row;
            sums.Add(row);
            AddFilled(row);
        }
    }

    /// <summary>Whether a row has no more cells than the last header, which may have more than the first.</summary>
    bool Fits(SheetRow row) => row.Cells.Skip(columns.Count).All(string.IsNullOrWhiteSpace);

    void AddFilled(SheetRow row)
    {
        for (var column = 0; column < row.Cells.Length; column++)
            if (!columns.HasName(column) && !string.IsNullOrWhiteSpace(row[column])) headers[^1].Filled.Add(column);
    }

    /// <summary>A single cell above names that come again is that of a group, such as "Next sprint".</summary>
    void AddNames(SheetRow row)
    {
        if (row.FilledCount > 1 && last is { FilledCount: 1 } group && header is { FilledCount: > 1 } && rows[^1].Line == group.Line)
        {
            rows.RemoveAt(rows.Count - 1);
            problems.Add(NotAStory(group));
        }
        last = null;
        problems.Add(NotAStory(row));
        UseNames(row);
    }

    /// <summary>The rows below have the columns that these names say, unless somebody has chosen them.</summary>
    void UseNames(SheetRow row)
    {
        if (row.FilledCount < 2 || own.IsSurelyOurs || options.Title is not null) return;
        var named = RepeatsHeader(row) && row.FilledCount == header!.FilledCount ? headers[0].Columns : new Header(sheet, row).Columns;
        if (named.Title.IsEmpty || named == columns) return;
        columns = named;
        headers.Add((named, []));
    }

    /// <summary>
    /// Whether the row adds up the others: it says so in place of a key, or instead of one; where there are no keys, it has the sum of a
    /// column too.
    /// </summary>
    bool IsTotal(SheetRow row) => !IsOurs(row) && (columns.Key.IsEmpty
        ? ColumnNames.IsTotal(Cell(row, columns.Title) ?? "") && sums.IsSumIn(row)
        : ColumnNames.IsTotal(Cell(row, columns.Key) ?? Cell(row, columns.Title) ?? ""));

    string? ValueOf(SheetRow row, ImportProblemCode problem) =>
        Cell(row, columns.Key) ?? (problem is ImportProblemCode.Archived ? Quote(Cell(row, columns.Title)) : null);

    StoryDraft DraftOf(SheetRow row)
    {
        var (key, title) = (KeyOf(row), Cell(row, columns.Title));
        if (title is not null && !own.IsSurelyOurs && CellKinds.IsRuler(title)) title = null;
        if (title is not null && !IsOurs(row)) title = WithoutKey(StoryLineReader.WithoutBranch(title), key);
        return new(title, key, DescriptionOf(row), Cell(row, columns.Link));
    }

    string? DescriptionOf(SheetRow row)
    {
        if (IsOurs(row)) return own.DescriptionOf(Cell(row, columns.Description));
        var text = columns.JoinsDescription
            ? string.Join('\n', columns.Description.Select(column => row[column].Trim()).Where(cell => cell.Length > 0))
            : Cell(row, columns.Description);
        return text is null or "" ? null : HtmlText.Read(text);
    }

    bool IsOurs(SheetRow row) => own.IsOurs(Cell(row, columns.Description));

    string? KeyOf(SheetRow row) => own.KeyOf(row, Cell(row, columns.Key));

    /// <summary>Jira's RSS has the key in the title too: "[US-1] Sign in".</summary>
    static string WithoutKey(string title, string? key)
    {
        var prefix = $"[{key}] ";
        return key is not null && title.Length > prefix.Length && title.StartsWith(prefix, StringComparison.Ordinal)
            ? title[prefix.Length..]
            : title;
    }

    /// <summary>The first of the cells that is not blank.</summary>
    static string? Cell(SheetRow row, ImmutableArray<int> indexes) =>
        row.First(indexes) is { } cell ? FormulaEscaping.Unescape(cell) : null;

    /// <summary>Whether the row names the columns again, as where files were put one behind the other.</summary>
    bool NamesColumns(SheetRow row) => !sheet.NamesEachValue && (
        RepeatsHeader(row) || header is not null && Cell(row, columns.Key) is null && IsTitleName(row)
        || !own.IsSurelyStory(Cell(row, columns.Description)) && RepeatedHeader.Is(row, columns.Title)
        || !IsOurs(row) && row.First(columns.Title) is { } title && ColumnNames.AreIn(title));

    bool IsTitleName(SheetRow row) => row.FilledCount == 1 && titleName is not null
        && NameWords.Joined(row.First(columns.Title) ?? "") is { Length: > 0 } title && title == NameWords.Joined(titleName);

    /// <summary>Whether the row has the names of the header below them; behind several there may be more.</summary>
    bool RepeatsHeader(SheetRow row) => header is not null && (header.FilledCount > 1 || row.FilledCount == header.FilledCount)
        && header.Cells.Select((name, column) => (name, column)).All(each =>
            each.name.Trim().Equals(row[each.column].Trim(), StringComparison.OrdinalIgnoreCase));

    static bool IsRuler(SheetRow row) => row.Problem is null && row.Cells.All(CellKinds.IsRuler);

    static bool IsText(SheetRow row) => !IsRuler(row);

    public static ImportProblem NotAStory(SheetRow row) => NotAStory(row.Line, row.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)));

    public static ImportProblem NotAStory(int line, string text) => new(line, ImportProblemCode.NotAStory, Quote(text));

    /// <summary>The begin of a text that is named in a report.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Quote(string? text) => text is null ? null : Text.Truncate(text.Trim(), MaxQuote);

    static ImportColumn WithoutEstimate(ImportColumn column) => column.Field is "estimate" ? column with { Field = null } : column;
}
