using System.IO.Compression;

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
        var import = SampleFiles.Read(Workbooks.Xlsx(
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

    /// <summary>Each row of it takes memory for its five hundred cells, of which one has a text.</summary>
    [Fact]
    public void A_workbook_whose_sheets_are_too_wide_together_is_refused()
    {
        string[] row = [.. Enumerable.Repeat("", 499), "x"];
        var sheet = Enumerable.Repeat(row, 5_200).ToArray();

        Assert.Equal(FileProblem.BrokenWorkbook, SampleFiles.TryRead(Workbooks.Xlsx(sheet, sheet)).Refusal?.File);
        Assert.Equal(FileProblem.NoTitleColumn, SampleFiles.TryRead(Workbooks.Xlsx(sheet)).Refusal?.File);
    }

    [Fact]
    public void Spreadsheets_of_other_programs_and_archives_are_refused()
    {
        Assert.Equal(FileProblem.Workbook, SampleFiles.TryRead(Workbooks.Zip(("content.xml", "<x/>"))).Refusal?.File);
        Assert.Equal(FileProblem.NotText, SampleFiles.TryRead(Workbooks.Zip(("word/document.xml", "<x/>"))).Refusal?.File);
        Assert.Equal(FileProblem.BrokenWorkbook, SampleFiles.TryRead([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]).Refusal?.File);
    }
}
