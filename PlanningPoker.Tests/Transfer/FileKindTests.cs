using System.IO.Compression;
using System.Text;

namespace PlanningPoker.Tests.Transfer;

/// <summary>A file is what its content says. What is no list is refused with a sentence of its own.</summary>
public class FileKindTests
{
    static readonly string[] Two = ["LIB-11 Remind the reader", "LIB-12 Search by author"];

    [Theory]
    [InlineData("trello.json", "7 One: d")]
    [InlineData("github-api.json", "7 One: d")]
    [InlineData("jira-search.json", "LIB-7 One: d")]
    [InlineData("own-export.json", "US-1 One")]
    [InlineData("gitlab-api.json", "7 One: d")]
    [InlineData("linear-api.json", "ENG-7 One: d")]
    [InlineData("youtrack-api.json", "PRJ-7 One: d")]
    [InlineData("azure-api.json", "7 One")]
    [InlineData("clickup-api.json", "LIB-7 One: d")]
    [InlineData("spreadsheet-script.json", " One: d")]
    public void JSON_of_a_tracker_is_read(string file, string story) =>
        Assert.Equal([story], SampleFiles.Read(SampleFiles.Bytes($"kinds/{file}")).Rows.Select(SampleFiles.TextOf));

    [Fact]
    public void Archived_cards_of_Trello_are_left_out_and_named() =>
        Assert.Equal(
            [new(2, ImportProblemCode.Archived, "Old")],
            SampleFiles.Read("""{"cards":[{"name":"One","idList":"l"},{"name":"Old","closed":true,"idList":"l"}]}""").Unreadable);

    [Theory]
    [InlineData("jira-server.html")]
    [InlineData("excel-page.html")]
    [InlineData("open-tags.html")]
    [InlineData("xhtml.html")]
    [InlineData("jira-rss.xml")]
    [InlineData("latin-1.xml")]
    [InlineData("excel-2003.xml")]
    public void Pages_and_XML_are_read(string file) =>
        Assert.Equal(Two, SampleFiles.Read(SampleFiles.Bytes($"kinds/{file}")).Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("{\"a\":1}", FileProblem.Json)]
    [InlineData("{\"cards\":[", FileProblem.Json)]
    [InlineData("{\"lists\":[{\"id\":\"1\",\"name\":\"Doing\"}],\"cards\":[]}", FileProblem.Json)]
    [InlineData("[\"One\",\"Two\"]", FileProblem.Json)]
    [InlineData("<html><body><p>Please sign in</p></body></html>", FileProblem.WebPage)]
    [InlineData("<?xml version=\"1.0\"?><a><b>1</b></a>", FileProblem.Xml)]
    [InlineData("<project><modelVersion>4.0.0</modelVersion><version>1</version></project>", FileProblem.Xml)]
    [InlineData("<a><b></a>", FileProblem.Xml)]
    [InlineData("%PDF-1.7\n...", FileProblem.NotText)]
    [InlineData("{\\rtf1\\ansi Title}", FileProblem.NotText)]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related", FileProblem.NotText)]
    [InlineData("GIF89a", FileProblem.NotText)]
    public void What_is_no_list_is_refused_with_what_it_is(string text, FileProblem problem) =>
        Assert.Equal(problem, SampleFiles.TryRead(text).Refusal?.File);

    [Fact]
    public void A_workbook_is_read_from_the_sheet_with_the_stories()
    {
        var import = SampleFiles.Read(Xlsx(
            [["Notes"], ["Nothing here"]],
            [
                ["Backlog of the library"], [], ["Key", "Title", "Description", "Points"], ["LIB-11", "Remind the reader", "", "3"],
                ["LIB-12", "Search by author"],
            ]));

        Assert.Equal(Two, import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal([4, 5], import.Rows.Select(row => row.Line));
        Assert.Equal([new(1, ImportProblemCode.NotAStory, "Backlog of the library")], import.Unreadable);
    }

    /// <summary>As Excel 97 to 2003 writes it, and trackers that offer "Excel" to this day.</summary>
    [Fact]
    public void An_old_workbook_is_read()
    {
        var (import, refusal) = SampleFiles.TryRead(OldWorkbook.Of(
            [["Notes"], ["Nothing here"]],
            [
                ["Backlog of the library"], ["Key", "Title", "Description", "Points"],
                ["LIB-11", "Remind the reader", "", "3"], ["LIB-12", "Search by author", "", "0.5"],
            ]), new() { TakesEstimates = true });

        Assert.Null(refusal);
        Assert.Equal(Two, import!.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["3", "0.5"], import.Rows.Select(row => row.Estimate));
    }

    [Fact]
    public void A_workbook_that_unpacks_to_gigabytes_is_refused()
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 60; i++) part.Write(zeros);
        }
        Assert.Equal(FileProblem.BrokenWorkbook, SampleFiles.TryRead(file.ToArray()).Refusal?.File);
    }

    [Fact]
    public void Spreadsheets_of_other_programs_and_archives_are_refused()
    {
        Assert.Equal(FileProblem.Workbook, SampleFiles.TryRead(Zip(("content.xml", "<x/>"))).Refusal?.File);
        Assert.Equal(FileProblem.NotText, SampleFiles.TryRead(Zip(("word/document.xml", "<x/>"))).Refusal?.File);
        Assert.Equal(FileProblem.BrokenWorkbook, SampleFiles.TryRead([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]).Refusal?.File);
    }

    /// <summary>An .xlsx with these sheets, its texts inline.</summary>
    static byte[] Xlsx(params string[][][] sheets)
    {
        const string ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        var numbers = Enumerable.Range(1, sheets.Length).ToList();
        var list = string.Concat(numbers.Select(i => $"<sheet name=\"s{i}\" sheetId=\"{i}\" r:id=\"r{i}\"/>"));
        var links = string.Concat(numbers.Select(i => Link($"r{i}", $"{rel}/worksheet", $"worksheets/sheet{i}.xml")));
        return Zip([
            ("_rels/.rels", $"<Relationships {package}>{Link("r", $"{rel}/officeDocument", "xl/workbook.xml")}</Relationships>"),
            ("xl/workbook.xml", $"<workbook {ns} xmlns:r=\"{rel}\"><sheets>{list}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships {package}>{links}</Relationships>"),
            .. sheets.Select((rows, i) => ($"xl/worksheets/sheet{i + 1}.xml",
                $"<worksheet {ns}><sheetData>{string.Concat(rows.Select(RowOf))}</sheetData></worksheet>")),
        ]);
    }

    static string Link(string id, string type, string target) => $"<Relationship Id=\"{id}\" Type=\"{type}\" Target=\"{target}\"/>";

    static string RowOf(string[] cells, int row)
    {
        var texts = cells.Select((cell, i) => $"<c r=\"{(char)('A' + i)}{row + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        return $"<row r=\"{row + 1}\">{string.Concat(texts)}</row>";
    }

    static byte[] Zip(params (string Name, string Content)[] parts)
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
