using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsvHelper;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>Reads the stories of a CSV table, and reports the rows that cannot be read.</summary>
sealed partial class CsvTableReader(CsvTable table)
{
    /// <summary>The limit of rows per file. It is more than a session holds, because rows whose key already exists are skipped.</summary>
    public const int MaxRows = 5 * PokerSession.MaxStories;

    readonly ImmutableArray<ImportRow>.Builder rows = ImmutableArray.CreateBuilder<ImportRow>();
    readonly ImmutableArray<ImportProblem>.Builder problems = ImmutableArray.CreateBuilder<ImportProblem>();
    readonly CsvColumns columns = table.Columns;
    int rowCount;

    /// <summary>How many bytes may still be read a second time, so that a hostile file cannot take quadratic time.</summary>
    long rereadBudget = 4L * table.Text.Length;

    /// <summary>What the reader reported about the current row.</summary>
    CsvMalformedReason? malformed;

    public ImportStories Read()
    {
        var next = ReadFrom(table.Start, isHeader: true);
        while (next is { } position)
            next = ReadFrom(position, isHeader: false);
        return new([.. rows]) { Unreadable = [.. problems], Columns = [.. columns.Uses] };
    }

    /// <summary>Reads rows until the end of the file, or until a row whose open quote hides other rows.</summary>
    /// <returns>Where to continue; null at the end.</returns>
    TextPosition? ReadFrom(TextPosition start, bool isHeader)
    {
        using var reader = table.ReaderFrom(start, found => malformed = found.Reason);
        if (isHeader) reader.Read();
        for (malformed = null; reader.Read(); malformed = null)
        {
            if (IsBlank(reader, from: 0) && malformed is null) continue;
            var position = new TextPosition(start.Offset + (int)reader.ByteOffset, start.Line + (int)reader.LineNumber - 1);
            if (++rowCount > MaxRows)
            {
                problems.Add(new(position.Line, ImportProblemCode.TooMany));
                return null;
            }
            if (FindProblem(reader) is not { } problem)
                AddRow(reader, position.Line);
            else
                problems.Add(new(position.Line, problem, KeyForReport(reader)));
            if (malformed is not null && FindHiddenRow(reader, position) is { } hidden) return hidden;
        }
        return null;
    }

    void AddRow(CsvReader reader, int line)
    {
        var description = Cell(reader, columns.Description);
        var isHtml = columns.AreDescriptionsHtml && description is not null && HtmlText.IsHtml(description);
        StoryDraft draft = new(
            Cell(reader, columns.Title),
            Cell(reader, columns.Key),
            isHtml ? HtmlText.ToPlainText(description!) : description,
            Cell(reader, columns.Url));
        rows.Add(new(line, draft));
    }

    /// <summary>
    /// Why the current row cannot be read; null when it can. A quote inside a cell without quotes (<c>5" disk</c>) is text. A row may have
    /// too few cells, because Excel omits empty cells at the end, or additional empty ones. A short row without a title is probably only a
    /// part of a row.
    /// </summary>
    ImportProblemCode? FindProblem(CsvReader reader) => malformed switch
    {
        CsvMalformedReason.UnterminatedQuote => ImportProblemCode.UnclosedQuote,
        CsvMalformedReason.TextAfterClosingQuote => ImportProblemCode.Malformed,
        CsvMalformedReason.StrayQuote when HasSeveralLines(reader) => ImportProblemCode.Malformed,
        _ when reader.FieldCount > columns.Count && !IsBlank(reader, columns.Count) => ImportProblemCode.TooManyFields,
        _ when reader.FieldCount < columns.Count && Cell(reader, columns.Title) is null => ImportProblemCode.TooFewFields,
        _ => null,
    };

    /// <summary>
    /// When quotes do not match, a row may contain other rows. A line with a key in the key column is the start of one. Without a key
    /// column, a row cannot be distinguished from the text of a description.
    /// </summary>
    TextPosition? FindHiddenRow(CsvReader reader, TextPosition row)
    {
        if (columns.Key.IsEmpty || !HasSeveralLines(reader)) return null;
        rereadBudget -= reader.RawRecord.Length;
        if (rereadBudget < 0) return null;
        using var lines = table.LineReader(reader.RawRecord);
        lines.Read();
        while (lines.Read())
        {
            if (lines.FieldCount > columns.Title[0] && Cell(lines, columns.Key) is { } key && KeyPattern().IsMatch(key))
                return new(row.Offset + (int)lines.ByteOffset, row.Line + (int)lines.LineNumber - 1);
        }
        return null;
    }

    /// <summary>The key of a row with a problem; null when its quotes are so broken that the key may belong to another row.</summary>
    string? KeyForReport(CsvReader reader) => malformed is not null && HasSeveralLines(reader) ? null : Cell(reader, columns.Key);

    /// <summary>The first of the cells that is not empty.</summary>
    static string? Cell(CsvReader reader, ImmutableArray<int> indexes)
    {
        foreach (var index in indexes)
        {
            if (index < reader.FieldCount && reader.GetString(index) is var cell && !string.IsNullOrWhiteSpace(cell))
                return FormulaEscaping.Unescape(cell);
        }
        return null;
    }

    static bool IsBlank(CsvReader reader, int from)
    {
        for (var index = from; index < reader.FieldCount; index++)
            if (!reader.IsEmpty(index)) return false;
        return true;
    }

    static bool HasSeveralLines(CsvReader reader) => reader.RawRecord.IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    /// <summary>Matches PROJ-12, #12 and 12.</summary>
    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9_]{0,24}-|#)?[0-9]{1,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
