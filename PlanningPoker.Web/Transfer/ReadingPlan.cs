using System.Collections.Immutable;
using System.Globalization;
using PlanningPoker.Web.Transfer.Columns;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer;

/// <summary>How a file is read: which of its sheets, which row names the columns, and which columns have the fields of a story.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Header">The row with the names; null if there is none.</param>
/// <param name="Columns">What the columns are; null if it cannot be told which has the titles.</param>
sealed record ReadingPlan(Sheet Sheet, SheetRow? Header, ColumnMap? Columns)
{
    /// <summary>Whether the header is only likely one: its names are not known, and other rows could begin like it.</summary>
    public bool IsHeaderLikely { get; init; }

    const int MaxSamples = 3, MaxSampleLength = 80, MaxChoices = 100;

    /// <summary>By the names of the columns; without names by what is in them.</summary>
    public static ReadingPlan Of(ImmutableArray<Sheet> sheets)
    {
        var named = sheets.Select(HeaderSearch.Find).OfType<Header>()
            .MaxBy(header => (header.Columns.FieldCount, header.KnownCount, header.Row.FilledCount, -header.Index));
        if (named is not null) return new(named.Sheet, named.Row, named.Columns);
        var untitled = sheets.Select(HeaderSearch.FindWithoutTitle).OfType<Header>()
            .MaxBy(header => (header.KnownCount, header.Row.FilledCount));
        if (untitled is not null) return new(untitled.Sheet, untitled.Row, null);
        var guessed = sheets.Select(sheet => new ReadingPlan(sheet, null, ColumnGuess.Of(sheet))).Where(plan => plan.Columns is not null)
            .MaxBy(plan => (plan.Columns!.FieldCount, plan.Columns.Count));
        if (guessed is not null) return guessed;
        var widest = sheets.MaxBy(sheet => (sheet is ListSheet, sheet.IsSurelyTable, ColumnGuess.WidthOf(sheet)))!;
        var isUnknownHeader = widest.HasNames || ColumnGuess.IsHeaderInAnotherLanguage(widest.Sample, ColumnGuess.WidthOf(widest));
        var isLikely = !isUnknownHeader && ColumnGuess.AreLikelyNames(widest);
        return new(widest, isUnknownHeader || isLikely ? widest.Sample[0] : null, null) { IsHeaderLikely = isLikely };
    }

    /// <summary>Whether the file has columns, so that one has to be chosen; else its lines are stories.</summary>
    public bool MayBeTable => Header is not null || Sheet is { IsSurelyTable: true, Sample.Count: > 1 } && ColumnGuess.WidthOf(Sheet) > 1;

    /// <summary>The columns to choose from.</summary>
    public ImmutableArray<FileColumn> Choices =>
    [
        .. Enumerable.Range(0, Math.Min(MaxChoices, ColumnGuess.WidthOf(Sheet))).Select(column => new FileColumn(
            column + 1, Header?[column].Trim() ?? "", [.. Samples(column)])),
    ];

    /// <summary>
    /// The same with the columns that somebody has chosen; without columns if there is none of that name. If the name is that of a cell
    /// of the first row, the row is the header.
    /// </summary>
    public ReadingPlan With(ImportOptions options)
    {
        if (Header is null && IsInFirstRow(options.Title)) return (this with { Header = Sheet.Sample[0], Columns = null }).With(options);
        if (Find(options.Title) is not { } title) return this with { Columns = null };
        var columns = Columns ?? new Header(Sheet, IndexOf(Header)).Columns;
        if (Header is null) columns = columns with { Headers = [.. Enumerable.Repeat("", ColumnGuess.WidthOf(Sheet))], HasHeader = false };
        var key = options.Key is null ? columns.Key.Remove(title) : Find(options.Key) is { } chosen ? [chosen] : [];
        return this with
        {
            IsHeaderLikely = IsHeaderLikely && IsNumber(options.Title!),
            Columns = columns with
            {
                Title = [title],
                Key = key,
                Description = columns.Description.Remove(title),
                Link = columns.Link.Remove(title),
                Estimate = columns.Estimate.Remove(title),
            },
        };
    }

    int IndexOf(SheetRow? row) => row is null ? 0 : Sheet.Sample.Index().First(each => ReferenceEquals(each.Item, row)).Index;

    /// <summary>The column of a name, or of a number from 1.</summary>
    int? Find(string? choice)
    {
        if (string.IsNullOrWhiteSpace(choice)) return null;
        var named = Header is null ? -1 : IndexIn(Header, choice);
        if (named >= 0) return named;
        return int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= ColumnGuess.WidthOf(Sheet) ? number - 1 : null;
    }

    bool IsInFirstRow(string? choice) => !string.IsNullOrWhiteSpace(choice) && !IsNumber(choice)
        && Sheet.Sample is [var first, ..] && !first.Cells.Any(CellKinds.IsSurelyKey) && IndexIn(first, choice) >= 0;

    static int IndexIn(SheetRow row, string name) => row.Cells.IndexOf(name.Trim(), 0, row.Cells.Length, NameComparer);

    static bool IsNumber(string choice) => choice.All(char.IsAsciiDigit);

    static readonly IEqualityComparer<string> NameComparer = EqualityComparer<string>.Create(
        (a, b) => string.Equals(a?.Trim(), b?.Trim(), StringComparison.OrdinalIgnoreCase), text => text.Length);

    IEnumerable<string> Samples(int column) => Sheet.Sample
        .Where(row => Header is null || row.Offset > Header.Offset)
        .Select(row => row[column].Trim())
        .Where(cell => cell.Length > 0)
        .Distinct()
        .Take(MaxSamples)
        .Select(cell => Text.Truncate(cell, MaxSampleLength));
}
