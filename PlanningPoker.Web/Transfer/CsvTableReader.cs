using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsvHelper;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>Takes the stories out of a table, and names the rows that cannot be read.</summary>
sealed partial class TableRows(Table table)
{
    /// <summary>Rows that are read at most. More than a session holds, because keys it already has are skipped.</summary>
    public const int Max = 5 * PokerSession.MaxStories;

    readonly ImmutableArray<ImportRow>.Builder rows = ImmutableArray.CreateBuilder<ImportRow>();
    readonly ImmutableArray<ImportProblem>.Builder problems = ImmutableArray.CreateBuilder<ImportProblem>();
    readonly Columns columns = table.Columns;
    int count;
    long bytesToReadAgain = 4L * table.Text.Length;
    CsvMalformedReason? malformed;

    public ImportStories Read()
    {
        var next = ReadFrom(table.Start, isHeader: true);
        while (next is { } place)
            next = ReadFrom(place, isHeader: false);
        return new([.. rows]) { Unreadable = [.. problems] };
    }

    /// <summary>Reads rows to the end, or to one whose quotes hide other rows: then it says where to go on.</summary>
    Place? ReadFrom(Place start, bool isHeader)
    {
        using var reader = table.ReaderFrom(start, found => malformed = found.Reason);
        if (isHeader) reader.Read();
        for (malformed = null; reader.Read(); malformed = null)
        {
            if (IsBlank(reader, from: 0) && malformed is null) continue;
            var place = new Place(start.Offset + (int)reader.ByteOffset, start.Line + (int)reader.LineNumber - 1);
            if (++count > Max)
            {
                problems.Add(new(place.Line, ImportFault.TooMany));
                return null;
            }
            if (FaultIn(reader) is not { } fault)
                Take(reader, place.Line);
            else
                problems.Add(new(place.Line, fault, malformed is not null && IsOverLines(reader) ? null : Cell(reader, columns.Key)));
            if (malformed is not null && NextRowInside(reader, place) is { } inside) return inside;
        }
        return null;
    }

    void Take(CsvReader reader, int line)
    {
        var description = Cell(reader, columns.Description);
        StoryDraft draft = new(
            Cell(reader, columns.Title),
            Cell(reader, columns.Key),
            columns.AreDescriptionsHtml && description is not null && Html.IsIn(description) ? Html.ToText(description) : description,
            Cell(reader, columns.Url));
        rows.Add(new(line, draft));
    }

    /// <summary>
    /// A quote inside a bare cell (<c>5" disk</c>) is text. A row may be short, since Excel drops empty cells at the end of rows,
    /// and may have empty cells too many; but a short row without its title is more likely half a row.
    /// </summary>
    ImportFault? FaultIn(CsvReader reader) => malformed switch
    {
        CsvMalformedReason.UnterminatedQuote => ImportFault.UnclosedQuote,
        CsvMalformedReason.TextAfterClosingQuote => ImportFault.Malformed,
        CsvMalformedReason.StrayQuote when IsOverLines(reader) => ImportFault.Malformed,
        _ when reader.FieldCount > columns.Count && !IsBlank(reader, columns.Count) => ImportFault.TooManyFields,
        _ when reader.FieldCount < columns.Count && Cell(reader, columns.Title) is null => ImportFault.TooFewFields,
        _ => null,
    };

    /// <summary>
    /// Where quotes do not match, one row may have swallowed others. A line in it that carries a key in the key column begins one of
    /// them; without keys there is no telling a row from the text of a description. Bounded, as hostile text could make this quadratic.
    /// </summary>
    Place? NextRowInside(CsvReader reader, Place row)
    {
        if (columns.Key.IsEmpty || !IsOverLines(reader)) return null;
        bytesToReadAgain -= reader.RawRecord.Length;
        if (bytesToReadAgain < 0) return null;
        using var lines = table.LineReader(reader.RawRecord);
        lines.Read();
        while (lines.Read())
        {
            if (lines.FieldCount > columns.Title[0] && Cell(lines, columns.Key) is { } key && KeyShape().IsMatch(key))
                return new(row.Offset + (int)lines.ByteOffset, row.Line + (int)lines.LineNumber - 1);
        }
        return null;
    }

    static string? Cell(CsvReader reader, ImmutableArray<int> places)
    {
        foreach (var place in places)
        {
            if (place < reader.FieldCount && reader.GetString(place) is var cell && !string.IsNullOrWhiteSpace(cell))
                return Formula.Bared(cell);
        }
        return null;
    }

    static bool IsBlank(CsvReader reader, int from)
    {
        for (var place = from; place < reader.FieldCount; place++)
            if (!reader.IsEmpty(place)) return false;
        return true;
    }

    static bool IsOverLines(CsvReader reader) => reader.RawRecord.IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    /// <summary>PROJ-12, #12 or 12.</summary>
    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9_]{0,24}-|#)?[0-9]{1,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyShape();
}
