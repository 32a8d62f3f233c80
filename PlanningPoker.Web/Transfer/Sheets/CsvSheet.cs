using System.Text;
using CsvHelper;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// The rows of a text with separators. All but the first are read when they are asked for, so that they are never all in memory.
/// </summary>
sealed class CsvSheet : Sheet
{
    readonly CsvText text;
    readonly bool isProse;

    public CsvSheet(CsvText text)
    {
        this.text = text;
        List<SheetRow> sample = [];
        using var reader = text.ReaderFrom(text.Start, _ => { });
        isProse = text.Separator is not '\t';
        while (sample.Count < SampleSize && reader.Read())
        {
            var (offset, line) = ((int)reader.ByteOffset, (int)reader.LineNumber - 1);
            SheetRow row = new(text.Start.Line + line, CsvText.CellsOf(reader), text.Start.Offset + offset);
            if (row.IsBlank) continue;
            sample.Add(row);
            isProse = isProse && IsProse(reader.RawRecord);
        }
        Sample = sample;
    }

    public override IReadOnlyList<SheetRow> Sample { get; }

    public override bool IsPlain => text.IsPlain;

    /// <summary>A tab is typed into no sentence. Commas and the like are when each is followed by a space.</summary>
    public override bool IsSurelyTable => !IsPlain && Sample.Count > 0 && Sample[0].Cells.Length > 1 && !isProse
        && (text.Separator is '\t' || Sample.All(row => row.Cells.Length == Sample[0].Cells.Length));

    public override bool NeedsKey => text.Separator is not '\t';

    public override IEnumerable<SheetRow> RowsAfter(SheetRow? row, ColumnMap columns, CancellationToken ct) =>
        new CsvRows(text, columns, ct).ReadFrom(row is null ? text.Start : new(row.Offset, row.Line), skipsFirst: row is not null);

    bool IsProse(ReadOnlySpan<byte> record)
    {
        Span<byte> withSpace = [(byte)text.Separator, (byte)' '];
        return record.IndexOf((byte)'"') < 0 && record.Count((byte)text.Separator) == record.Count(withSpace);
    }
}
