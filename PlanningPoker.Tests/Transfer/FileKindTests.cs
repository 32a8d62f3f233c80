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
        Assert.Equal(["s1 (2)", "Backlog of the library"], import.Unreadable.Select(problem => problem.Value));
    }

    [Fact]
    public void Every_sheet_with_the_titles_is_read_and_its_rows_are_counted_on()
    {
        var import = SampleFiles.Read(Workbooks.Xlsx(
            [["Notes"], ["Nothing here"]],
            [["Key", "Title"], ["LIB-11", "Remind the reader"]],
            [["Key", "Title", "Status"], ["LIB-12", "Search by author", "New"], ["LIB-13", "Title"]],
            [["Name", "Email"], ["Ann", "ann@example.test"]]));

        Assert.Equal([.. Two, "LIB-13 Title"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal([2, 4, 5], import.Rows.Select(row => row.Line));
        Assert.Equal([new("Key", "key"), new("Title", "title"), new("Status", null)], import.Columns);
        Assert.Equal(["s1 (2)", "s4 (2)"], import.Unreadable.Select(problem => problem.Value));
        Assert.Equal(3, SampleGame.New().After(import).Stories.Select(story => story.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("{\"issues\":[{\"key\":\"LIB-11\",\"title\":\"Remind the reader\"}],"
        + "\"tasks\":[{\"id\":\"LIB-12\",\"name\":\"Search by author\"}]}")]
    [InlineData("<html><table><tr><th>Key</th><th>Title</th></tr><tr><td>LIB-11</td><td>Remind the reader</td></tr></table>"
        + "<table><tr><th>Title</th><th>Status</th><th>ID</th></tr><tr><td>Search by author</td><td>New</td><td>LIB-12</td></tr></table>")]
    [InlineData("| Key | Title |\n|---|---|\n| LIB-11 | Remind the reader |\n\n| Summary | ID | State |\n|---|---|---|\n"
        + "| Search by author | LIB-12 | New |")]
    [InlineData("<b><story><key>LIB-11</key><title>Remind the reader</title></story>"
        + "<bug><id>LIB-12</id><title>Search by author</title></bug></b>")]
    public void Every_list_of_a_file_is_read(string text) =>
        Assert.Equal(Two, SampleFiles.Read(text).Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("{\"issues\":[{\"key\":\"LIB-11\",\"title\":\"One\"}],\"values\":[{\"a\":\"x\"},{\"a\":\"y\"}]}",
        "1 values (2)")]
    [InlineData("{\"issues\":[{\"key\":\"LIB-11\",\"title\":\"One\"},\"Two\",null]}", "2 Two")]
    [InlineData("<table><tr><td>Key</td><td>Title</td></tr><tr><td>LIB-11</td><td>One</td></tr></table>\n"
        + "<table><tr><td>Who</td><td>Where</td></tr><tr><td>Ann</td><td>Oslo</td></tr></table>", "2 Who (2)")]
    [InlineData("| Key | Title |\n|---|---|\n| LIB-11 | One |\n\n| Who | Where |\n|---|---|\n| Ann | Oslo |", "5 Who (1)")]
    public void A_list_that_is_not_read_is_named(string text, string problem)
    {
        var import = SampleFiles.Read(text);
        Assert.Equal("LIB-11 One", SampleFiles.TextOf(Assert.Single(import.Rows)));
        Assert.Equal([problem], import.Unreadable.Select(each => $"{each.Line} {each.Value}"));
    }

    [Fact]
    public void Sheets_of_an_Excel_2003_workbook_are_lists_of_their_own()
    {
        const string cell = "<Cell><Data>{0}</Data></Cell>";
        string Row(params string[] cells) => $"<Row>{string.Concat(cells.Select(text => cell.Replace("{0}", text)))}</Row>";
        var import = SampleFiles.Read("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            + $"<Worksheet ss:Name=\"One\"><Table>{Row("Key", "Title")}{Row("LIB-11", "Remind the reader")}</Table></Worksheet>"
            + $"<Worksheet ss:Name=\"Team\"><Table>{Row("Who")}{Row("Ann")}</Table></Worksheet>"
            + $"<Worksheet ss:Name=\"Two\"><Table>{Row("Title", "ID")}{Row("Search by author", "LIB-12")}</Table></Worksheet></Workbook>");
        Assert.Equal(Two, import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["Team (2)"], import.Unreadable.Select(problem => problem.Value));
    }

    [Fact]
    public void The_limit_of_rows_is_that_of_all_sheets_together()
    {
        string[][] sheet = [["Title"], .. Enumerable.Range(1, 3000).Select(i => new[] { $"Story {i}" })];
        var import = SampleFiles.Read(Workbooks.Xlsx(sheet, sheet));
        Assert.Equal(5 * PokerSession.MaxStories, import.Rows.Length);
        Assert.Equal([new(3001 + 2002, ImportProblemCode.TooMany)], import.Unreadable);
    }

    [Theory]
    [InlineData("<b><story><key>A-1</key><title>One</title></story><story><title>Two</title></story></b>", "A-1 One", " Two")]
    [InlineData("<b><story><title>One</title></story><story><key>A-2</key><title>Two</title></story></b>", " One", "A-2 Two")]
    [InlineData("<b><story><title>One</title></story><story><title>Two</title></story></b>", " One", " Two")]
    public void An_element_with_one_field_is_a_story_too(string text, params string[] stories) =>
        Assert.Equal(stories, SampleFiles.Read(text).Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("[{\"title\":\"One\",\"labels\":[\"a\"],\"done\":true,\"open\":false,\"by\":{\"at\":{\"x\":1}}}]",
        "labels done open by at")]
    [InlineData("[{\"key\":\"A-1\",\"fields\":{\"summary\":\"One\",\"assignees\":[{\"name\":\"Ann\"}],\"parts\":[]}}]",
        "fields assignees")]
    [InlineData("<b><i><key>A-1</key><title>One</title><labels><label>x</label></labels></i></b>", "labels")]
    public void What_a_list_has_beside_texts_is_named_as_not_imported(string text, string names)
    {
        var import = SampleFiles.Read(text);
        Assert.Equal("One", Assert.Single(import.Rows).Draft.Title);
        Assert.Equal(names, string.Join(' ', import.Columns.Where(column => column.Field is null).Select(column => column.Header)));
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

    [Theory]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/sharedStrings.bin")]
    [InlineData("xl/worksheets/_rels/sheet1.xml.rels")]
    [InlineData("xl/worksheets/sheet2")]
    public void A_workbook_that_unpacks_to_gigabytes_is_refused(string name)
    {
        using MemoryStream file = new();
        file.Write(Workbooks.Xlsx([["Key", "Title"], ["LIB-11", "Remind the reader"]]));
        using (ZipArchive zip = new(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
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
    public void Sheets_that_are_hidden_or_after_the_twentieth_are_reported()
    {
        string[][][] sheets = [.. Enumerable.Range(1, 22).Select(i => (string[][])[["Key", "Title"], [$"LIB-{i}", $"Story {i}"]])];

        var import = SampleFiles.Read(Workbooks.Xlsx(hidden: 3, sheets));

        Assert.Equal(20, import.Rows.Length);
        Assert.DoesNotContain(import.Rows, row => row.Draft.Key is "LIB-3" or "LIB-22");
        Assert.Equal(["s3 (2)", "s22 (2)"], import.Unreadable.Select(problem => problem.Value));
    }

    [Fact]
    public void Attributes_in_XML_are_read_where_an_element_has_no_text()
    {
        var import = SampleFiles.Read(
            "<?xml version=\"1.0\"?><backlog xmlns:x=\"urn:x\" team=\"Library\"><story key=\"LIB-11\" title=\"Remind the reader\">"
            + "<description lang=\"en\">By mail</description></story><story key=\"LIB-12\" title=\"Search by author\"/></backlog>");

        Assert.Equal(["LIB-11 Remind the reader: By mail", "LIB-12 Search by author"], import.Rows.Select(SampleFiles.TextOf));
    }

    [Fact]
    public void Spreadsheets_of_other_programs_and_archives_are_refused()
    {
        Assert.Equal(FileProblem.Workbook, SampleFiles.TryRead(Workbooks.Zip(("content.xml", "<x/>"))).Refusal?.File);
        Assert.Equal(FileProblem.NotText, SampleFiles.TryRead(Workbooks.Zip(("word/document.xml", "<x/>"))).Refusal?.File);
        Assert.Equal(FileProblem.BrokenWorkbook, SampleFiles.TryRead([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]).Refusal?.File);
    }
}
