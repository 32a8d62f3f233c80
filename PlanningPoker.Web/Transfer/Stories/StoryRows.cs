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
    SheetRow? last;
    readonly string? names = header is null ? null : NamesOf(header);

    readonly OwnRows own = new(sheet, header, columns);

    public ImportStories Read(CancellationToken ct)
    {
        problems.AddRange(sheet.Outside.Select(text => NotAStory(text.Line, text.Text)));
        if (header is not null) problems.AddRange(sheet.Sample.Where(row => row.Offset < header.Offset).Where(IsText).Select(NotAStory));
        var count = 0;
        foreach (var row in sheet.RowsAfter(header, columns, ct))
        {
            ct.ThrowIfCancellationRequested();
            if (row is { IsBlank: true, Problem: null } || IsRuler(row)) continue;
            if (row.Problem is null && own.IsFurtherVote(KeyOf(row), Cell(row, columns.Title))) continue;
            if (++count > MaxRows)
            {
                problems.Add(new(row.Line, ImportProblemCode.TooMany));
                break;
            }
            options.Report(count);
            Add(row);
        }
        return new([.. rows])
        {
            Unreadable = [.. problems.OrderBy(problem => problem.Line)],
            EstimateColumn = columns.Estimate.IsEmpty ? null : columns.Headers[columns.Estimate[0]],
            Columns = options.TakesEstimates ? columns.Uses : [.. columns.Uses.Select(WithoutEstimate)],
        };
    }

    void Add(SheetRow row)
    {
        if (row.Problem is { } problem) problems.Add(new(row.Line, problem, ValueOf(row, problem)));
        else if (NamesColumns(row)) AddNames(row);
        else if (IsTotal(row) || own.IsQuickVote(row, KeyOf(row), Cell(row, columns.Title))) problems.Add(NotAStory(row));
        else
        {
            rows.Add(new(row.Line, DraftOf(row), options.TakesEstimates ? Cell(row, columns.Estimate) : null));
            last = row;
        }
    }

    /// <summary>A single cell above names that come again is that of a group, such as "Next sprint".</summary>
    void AddNames(SheetRow row)
    {
        if (last is { FilledCount: 1 } group && header is { FilledCount: > 1 } && rows[^1].Line == group.Line)
        {
            rows.RemoveAt(rows.Count - 1);
            problems.Add(NotAStory(group));
        }
        last = null;
        problems.Add(NotAStory(row));
    }

    /// <summary>Whether the row adds up the others: it has no key where the others have one.</summary>
    bool IsTotal(SheetRow row) => !IsOurs(row) && !columns.Key.IsEmpty && Cell(row, columns.Key) is null
        && Cell(row, columns.Title) is { } title && ColumnNames.IsTotal(title);

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
    bool NamesColumns(SheetRow row) =>
        names is not null && (NamesOf(row) == names || Cell(row, columns.Key) is null && IsTitleName(row))
        || !IsOurs(row) && row.First(columns.Title) is { } title && ColumnNames.AreIn(title);

    bool IsTitleName(SheetRow row) => row.FilledCount == 1 && header!.First(columns.Title) is { } name
        && NameWords.Joined(row.First(columns.Title) ?? "") is { Length: > 0 } title && title == NameWords.Joined(name);

    static string NamesOf(SheetRow row) => string.Join(' ', row.Cells.Select(cell => cell.Trim())).Trim().ToUpperInvariant();

    static bool IsRuler(SheetRow row) => row.Problem is null && row.Cells.All(CellKinds.IsRuler);

    static bool IsText(SheetRow row) => !IsRuler(row);

    static ImportProblem NotAStory(SheetRow row) => NotAStory(row.Line, row.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)));

    static ImportProblem NotAStory(int line, string text) => new(line, ImportProblemCode.NotAStory, Quote(text));

    /// <summary>The begin of a text that is named in a report.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Quote(string? text)
    {
        var quote = text?.Trim();
        return quote?.Length > MaxQuote ? quote[..MaxQuote].TrimEnd() + "…" : quote;
    }

    static ImportColumn WithoutEstimate(ImportColumn column) => column.Field is "estimate" ? column with { Field = null } : column;
}
