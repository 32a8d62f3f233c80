using System.Text.RegularExpressions;
using CsvHelper;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Reads the rows of a text with separators, and says which of them cannot be read.</summary>
sealed partial class CsvRows(CsvText text, ColumnMap columns, CancellationToken ct)
{
    /// <summary>How many bytes may still be read a second time, so that a hostile file cannot take quadratic time.</summary>
    long rereadBudget = 4L * text.Text.Length;

    /// <summary>What the reader reported about the current row.</summary>
    CsvMalformedReason? malformed;

    /// <summary>Where to continue when a row with an open quote hides others; null if it does not.</summary>
    TextPosition? hidden;

    /// <param name="start">Where the first row begins.</param>
    /// <param name="skipsFirst">Whether that row is the header.</param>
    public IEnumerable<SheetRow> ReadFrom(TextPosition start, bool skipsFirst)
    {
        for (TextPosition? next = start; next is { } position; next = hidden)
        {
            foreach (var row in ReadUntilHidden(position, skipsFirst)) yield return row;
            skipsFirst = false;
        }
    }

    /// <summary>Reads rows until the end of the file, or until a row whose open quote hides other rows.</summary>
    IEnumerable<SheetRow> ReadUntilHidden(TextPosition start, bool skipsFirst)
    {
        using var reader = text.ReaderFrom(start, found => malformed = found.Reason);
        if (skipsFirst) reader.Read();
        hidden = null;
        for (malformed = null; reader.Read(); malformed = null)
        {
            ct.ThrowIfCancellationRequested();
            if (IsBlank(reader, from: 0) && malformed is null) continue;
            var position = new TextPosition(start.Offset + (int)reader.ByteOffset, start.Line + (int)reader.LineNumber - 1);
            hidden = malformed is null ? null : FindHiddenRow(reader, position);
            yield return RowOf(reader, position);
            if (hidden is not null) yield break;
        }
    }

    SheetRow RowOf(CsvReader reader, TextPosition position)
    {
        SheetRow row = new(position.Line, CsvText.CellsOf(reader), position.Offset);
        if (FindProblem(reader, row) is not { } problem) return row;
        // The quotes may be so broken that the key belongs to another row.
        return row with { Problem = problem, Cells = malformed is not null && HasSeveralLines(reader) ? [] : row.Cells };
    }

    /// <summary>
    /// Why the current row cannot be read; null when it can. A quote inside a cell without quotes (<c>5" disk</c>) is text. A row may have
    /// too few cells, because Excel omits empty cells at the end, or additional empty ones. A short row without a title is probably only a
    /// part of a row.
    /// </summary>
    ImportProblemCode? FindProblem(CsvReader reader, SheetRow row) => malformed switch
    {
        CsvMalformedReason.UnterminatedQuote => ImportProblemCode.UnclosedQuote,
        CsvMalformedReason.TextAfterClosingQuote => ImportProblemCode.Malformed,
        CsvMalformedReason.StrayQuote when HasSeveralLines(reader) => ImportProblemCode.Malformed,
        _ when !columns.HasHeader => null,
        _ when reader.FieldCount > columns.Count && !IsBlank(reader, columns.Count) => ImportProblemCode.TooManyFields,
        _ when reader.FieldCount < columns.Count && row.First(columns.Title) is null => ImportProblemCode.TooFewFields,
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
        using var lines = text.LineReader(reader.RawRecord);
        lines.Read();
        while (lines.Read())
        {
            if (lines.FieldCount > columns.Title[0] && HasKey(lines))
                return new(row.Offset + (int)lines.ByteOffset, row.Line + (int)lines.LineNumber - 1);
        }
        return null;
    }

    bool HasKey(CsvReader line) => columns.Key.Any(column => column < line.FieldCount && KeyPattern().IsMatch(line.GetString(column)));

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
