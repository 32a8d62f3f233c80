using System.IO.Compression;
using System.Text;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Workbooks as Excel writes them since 2007.</summary>
static class Workbooks
{
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";

    /// <summary>An .xlsx with these sheets, its texts inline.</summary>
    public static byte[] Xlsx(params string[][][] sheets) => Xlsx(hidden: 0, sheets);

    /// <param name="hidden">The number of the sheet that is hidden.</param>
    /// <param name="sheets">The sheets.</param>
    public static byte[] Xlsx(int hidden, string[][][] sheets) =>
        Xlsx(hidden, [.. sheets.Select(rows => string.Concat(rows.Select(RowOf)))], shared: "");

    /// <summary>One text, which the file says once, in each cell of a sheet.</summary>
    public static byte[] XlsxOfOneText(string text, int rows, int columns)
    {
        var row = $"<row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", columns))}</row>";
        return Xlsx(hidden: 0, [string.Concat(Enumerable.Repeat(row, rows))], shared: $"<si><t>{text}</t></si>");
    }

    static byte[] Xlsx(int hidden, string[] sheets, string shared)
    {
        var numbers = Enumerable.Range(1, sheets.Length).ToList();
        var list = string.Concat(numbers.Select(i =>
            $"<sheet name=\"s{i}\" sheetId=\"{i}\"{(i == hidden ? " state=\"hidden\"" : "")} r:id=\"r{i}\"/>"));
        var links = string.Concat(numbers.Select(i => Link($"r{i}", "worksheet", $"worksheets/sheet{i}.xml")));
        return Zip([
            ("_rels/.rels", $"<Relationships {Package}>{Link("r", "officeDocument", "xl/workbook.xml")}</Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets>{list}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels",
                $"<Relationships {Package}>{links}{Link("shared", "sharedStrings", "sharedStrings.xml")}</Relationships>"),
            ("xl/sharedStrings.xml", $"<sst {Main}>{shared}</sst>"),
            .. sheets.Select((rows, i) =>
                ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>")),
        ]);
    }

    static string Link(string id, string type, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";

    static string RowOf(string[] cells, int row)
    {
        var texts = cells.Index().Where(cell => cell.Item.Length > 0)
            .Select(cell => $"<c r=\"{ColumnOf(cell.Index)}{row + 1}\" t=\"inlineStr\"><is><t>{cell.Item}</t></is></c>");
        return $"<row r=\"{row + 1}\">{string.Concat(texts)}</row>";
    }

    static string ColumnOf(int index) => (index < 26 ? "" : ColumnOf(index / 26 - 1)) + (char)('A' + index % 26);

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return file.ToArray();
    }
}
