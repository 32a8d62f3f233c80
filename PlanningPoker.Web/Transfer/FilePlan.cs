using System.Collections.Immutable;
using System.Globalization;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer.Columns;
using PlanningPoker.Web.Transfer.Sheets;
using PlanningPoker.Web.Transfer.Stories;

namespace PlanningPoker.Web.Transfer;

/// <summary>Which lists of a file are read, and how: the one that is understood best, and those like it.</summary>
/// <param name="Best">The list that is understood best.</param>
/// <param name="All">The lists that are read, in the order of the file; none if it cannot be told which column has the titles.</param>
/// <param name="Left">The other lists.</param>
sealed record FilePlan(ReadingPlan Best, ImmutableArray<ReadingPlan> All, ImmutableArray<ListSheet> Left)
{
    /// <summary>What was not looked at.</summary>
    public ImmutableArray<UnreadSheet> Unread { get; private init; } = [];

    public static FilePlan Of(FileSheets file, ImportOptions options)
    {
        var best = ReadingPlan.Of(file.All);
        if (options.Title is not null) best = best.With(options);
        if (best.Columns is null) return new(best, [], []);
        // Other sheets of a text are the same text with another separator.
        if (best.Sheet is not ListSheet list) return new(best, [best], []);
        List<ListSheet> lists = [.. file.All.OfType<ListSheet>().Where(sheet => !sheet.IsNestedWith(list))];
        ImmutableArray<ReadingPlan> all =
            [.. lists.Select(sheet => ReferenceEquals(sheet, list) ? best : PlanOf(sheet, best, options)).OfType<ReadingPlan>()];
        return new(best, all, [.. lists.Except(all.Select(plan => plan.Sheet)).Cast<ListSheet>()])
        {
            Unread = file.Unread,
        };
    }

    /// <summary>The stories of all lists.</summary>
    public ImportStories Read(ImportOptions options, CancellationToken ct)
    {
        List<ImportStories> parts = [];
        var (rowCount, lastLine) = (0, 0);
        foreach (var plan in All)
        {
            StoryRows rows = new(plan.Sheet, plan.Header, plan.Columns!, options) { RowsBefore = rowCount };
            var part = rows.Read(ct);
            rowCount = rows.RowCount;
            if (plan.Sheet is ListSheet { CountsRows: true } list)
            {
                parts.Add(Shift(part, lastLine));
                lastLine += list.Lines.Max();
            }
            else parts.Add(part);
            if (rowCount > StoryRows.MaxRows) break;
        }
        return Join(parts);
    }

    ImportStories Join(List<ImportStories> parts)
    {
        var lists = All.Select(plan => plan.Sheet).OfType<ListSheet>().ToList();
        var lines = lists.Concat(Left).Where(list => !list.CountsRows).SelectMany(list => list.Lines).ToHashSet();
        var outside = lists.SelectMany(list => list.Outside(lines)).Distinct().Select(text => StoryRows.NotAStory(text.Line, text.Text));
        var headers = All.Where(plan => plan.IsHeaderLikely).Select(plan => StoryRows.NotAStory(plan.Header!));
        return new([.. parts.SelectMany(part => part.Rows)])
        {
            Unreadable =
            [
                .. Left.Select(NotRead).Concat(Unread.Select(sheet => NotRead(1, sheet.Name, sheet.RowCount)))
                    .Concat(outside).Concat(headers).Concat(parts.SelectMany(part => part.Unreadable))
                    .OrderBy(problem => problem.Line),
            ],
            EstimateColumn = parts.Select(part => part.EstimateColumn).FirstOrDefault(name => name is not null),
            Columns =
            [
                .. parts.SelectMany(part => part.Columns)
                    .Concat(lists.SelectMany(list => list.Skipped).Select(name => new ImportColumn(name, null))).Distinct(),
            ],
        };
    }

    /// <summary>The rows of a further list are counted on.</summary>
    static ImportStories Shift(ImportStories part, int lines) => lines == 0 ? part : part with
    {
        Rows = [.. part.Rows.Select(row => row with { Line = row.Line + lines })],
        Unreadable = [.. part.Unreadable.Select(problem => problem with { Line = problem.Line + lines })],
    };

    /// <summary>How a further list is read; null if it does not look like one of stories too: it may be one of people.</summary>
    static ReadingPlan? PlanOf(ListSheet sheet, ReadingPlan best, ImportOptions options)
    {
        var plan = ReadingPlan.Of([sheet]);
        if (options.Title is not null)
        {
            var key = string.IsNullOrEmpty(options.Key) ? options.Key : NameIn(best, best.Columns!.Key);
            plan = plan.With(options with { Title = NameIn(best, best.Columns!.Title), Key = key });
        }
        if (plan.Columns is null) return null;
        if (plan.Header is null || best.Header is null)
            return plan.Header == best.Header && plan.Columns.Title.SequenceEqual(best.Columns!.Title) ? plan : null;
        var isNamedAlike = NameWords.Joined(NameIn(plan, plan.Columns.Title)) == NameWords.Joined(NameIn(best, best.Columns!.Title));
        return isNamedAlike || HasKeys(plan) ? plan : null;
    }

    static string NameIn(ReadingPlan plan, ImmutableArray<int> columns) =>
        columns.IsEmpty ? "" : plan.Header?[columns[0]].Trim() ?? (columns[0] + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether each row has a key that is no plain number.</summary>
    static bool HasKeys(ReadingPlan plan) => plan.Sheet.Sample.Where(row => row.Offset > plan.Header!.Offset)
        .Select(row => row.First(plan.Columns!.Key)?.Trim()).DefaultIfEmpty().All(key => key is not null && CellKinds.IsSurelyKey(key));

    /// <summary>The list by its name, or by its first cell, with the number of its rows.</summary>
    static ImportProblem NotRead(ListSheet list)
    {
        var first = list.Sample[0];
        var name = list.Name ?? first.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)).Trim();
        var count = list.FilledRowCount - (list.IsFirstRowNames ? 1 : 0);
        return NotRead(Math.Max(1, first.Line), name, count);
    }

    static ImportProblem NotRead(int line, string name, int rowCount) =>
        new(line, ImportProblemCode.NotAStory, $"{StoryRows.Quote(name)} ({rowCount})");
}
