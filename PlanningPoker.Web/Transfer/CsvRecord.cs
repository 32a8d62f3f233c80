using CsvHelper;

namespace PlanningPoker.Web.Transfer;

/// <summary>Writes the lines of every CSV file.</summary>
static class CsvRecord
{
    /// <summary>Without it, Excel reads UTF-8 in the code page of the machine and shows no warning.</summary>
    public static ReadOnlyMemory<byte> ByteOrderMark { get; } = new byte[] { 0xEF, 0xBB, 0xBF };

    static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = false, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    /// <summary>One line. Cells that a spreadsheet would run as a formula are escaped.</summary>
    public static byte[] Of(params string[] cells)
    {
        using MemoryStream record = new();
        using (var writer = CsvWriter.Create(record, Options, leaveOpen: true))
            writer.WriteRecord([.. cells.Select(FormulaEscaping.Escape)]);
        return record.ToArray();
    }
}
