using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Reads the sheets of an .xlsx or .xls workbook.</summary>
static class Workbook
{
    /// <summary>How large the parts of a workbook may be once they are unpacked: its reader has all its texts in memory.</summary>
    const long MaxUnpacked = 48 * 1024 * 1024;

    /// <summary>The letters of all its cells: a file may say a long text once and show it in each cell.</summary>
    const long MaxText = MaxUnpacked;

    /// <summary>How many sheets a workbook may have beside those that are read.</summary>
    const int MaxUnread = 100;

    const int MaxSheets = 20, MaxColumns = 500, MaxRows = 5_200;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Its sheets, and those that are not looked at: hidden ones, and those after the twentieth.</summary>
    public static (ImmutableArray<Sheet> Sheets, ImmutableArray<UnreadSheet> Unread, FileProblem? Problem) Read(
        ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        try
        {
            if (FileKinds.OfBytes(file.Span) is FileKind.ZippedWorkbook && ProblemOf(file) is { } problem) return ([], [], problem);
            using var reader = ExcelReaderFactory.CreateReader(Stream(file));
            if (reader.ResultsCount > MaxSheets + MaxUnread) return ([], [], FileProblem.BrokenWorkbook);
            List<Sheet> sheets = [];
            List<UnreadSheet> unread = [];
            var (cellsLeft, textLeft) = (FileLimits.MaxTableCells, MaxText);
            do
            {
                ct.ThrowIfCancellationRequested();
                if (reader.VisibleState is not "visible" || sheets.Count == MaxSheets)
                {
                    if (reader.RowCount > 0) unread.Add(new(reader.Name, reader.RowCount));
                    continue;
                }
                List<SheetRow> rows = [];
                foreach (var row in Rows(reader, ct))
                {
                    (cellsLeft, textLeft) = (cellsLeft - row.Cells.Length, textLeft - row.Cells.Sum(cell => cell.Length));
                    if (cellsLeft < 0 || textLeft < 0) return ([], [], FileProblem.BrokenWorkbook);
                    rows.Add(row);
                }
                sheets.Add(new ListSheet(rows) { Name = reader.Name, CountsRows = true });
            }
            while (reader.NextResult());
            return ([.. sheets], [.. unread], null);
        }
        catch (InvalidPasswordException)
        {
            return ([], [], FileProblem.ProtectedWorkbook);
        }
        // The reader of a broken file throws whatever it stumbles over.
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return ([], [], FileProblem.BrokenWorkbook);
        }
    }

    static IEnumerable<SheetRow> Rows(IExcelDataReader reader, CancellationToken ct)
    {
        for (var row = 0; row < MaxRows && reader.Read(); row++)
        {
            ct.ThrowIfCancellationRequested();
            var count = Math.Min(reader.FieldCount, MaxColumns);
            while (count > 0 && reader.IsDBNull(count - 1)) count--;
            var cells = Enumerable.Range(0, count).Select(column => Text(reader.GetValue(column)));
            yield return new(row + 1, [.. cells], row);
        }
    }

    static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>
    /// Why a zip file is no workbook that we read. Each part is unpacked once, for what a file says of its own size may be
    /// wrong, and its name says nothing of who reads it.
    /// </summary>
    static FileProblem? ProblemOf(ReadOnlyMemory<byte> file)
    {
        using var zip = new ZipArchive(Stream(file), ZipArchiveMode.Read);
        if (!zip.Entries.Any(part => part.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
            return IsSpreadsheet(zip) ? FileProblem.Workbook : FileProblem.NotText;
        var left = MaxUnpacked;
        var buffer = new byte[64 * 1024];
        foreach (var part in zip.Entries)
        {
            using var content = part.Open();
            for (int read; left >= 0 && (read = content.Read(buffer)) > 0;) left -= read;
            if (left < 0) return FileProblem.BrokenWorkbook;
        }
        return null;
    }

    /// <summary>Whether it is an OpenDocument spreadsheet or one of Numbers.</summary>
    static bool IsSpreadsheet(ZipArchive zip) => zip.Entries.Any(part =>
        part.FullName is "content.xml" || part.FullName.StartsWith("Index/", StringComparison.Ordinal)
        || part.FullName.EndsWith(".iwa", StringComparison.Ordinal));

    static MemoryStream Stream(ReadOnlyMemory<byte> file) => new(file.ToArray(), writable: false);
}
