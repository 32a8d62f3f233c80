using System.Text;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Transfer;

public class TrackerTests
{
    [Fact]
    public void A_Jira_export_is_imported_with_its_keys_and_wiki_text()
    {
        var import = SampleFiles.Read(SampleFiles.Bytes("jira.csv"));

        Assert.Empty(import.Unreadable);
        Assert.Equal(["SHOP-101", "SHOP-102", "SHOP-107"], import.Rows.Select(row => row.Draft.Key));
        Assert.Equal([2, 8, 9], import.Rows.Select(row => row.Line));
        Assert.Equal("Cart: keep items, even after logout", import.Rows[1].Draft.Title);
        Assert.Equal("Search finds \"café\" and 'cafe' alike", import.Rows[2].Draft.Title);
        Assert.EndsWith("* \"wrong code\" is shown after a typo", import.Rows[0].Draft.Description, StringComparison.Ordinal);
        Assert.Null(import.Rows[1].Draft.Description);
    }

    [Fact]
    public void An_import_names_the_column_of_each_field_and_the_columns_that_are_not_imported()
    {
        var import = SampleFiles.Read(Encoding.UTF8.GetBytes("Issue key,Summary,Labels,Labels,,Story Points\nA-1,Login,x,y,,3"));

        Assert.Equal(
            [new("Issue key", "key"), new("Summary", "title"), new("Labels", null), new("Story Points", null)], import.Columns);
    }

    [Theory]
    [InlineData("Key,Title,Status,\nA-1,Login,Open,note", "Status", "Column 4")]
    [InlineData("Key,,Title,,Status\nA-1,note,Login,,Open", "Column 2", "Status")]
    [InlineData("Key,Title,\" \",\nA-1,Login,,\nA-2,,,Level", "Column 4 title")]
    public void A_column_without_a_name_is_named_by_its_number_if_it_has_a_text(string csv, params string[] columns) =>
        Assert.Equal(columns, SampleFiles.Read(csv).Columns.Where(column => column is not { Header: "Key" or "Title" })
            .Select(column => $"{column.Header} {column.Field}".Trim()));

    [Fact]
    public void Cells_of_a_workbook_behind_its_last_name_are_named_by_the_number_of_their_column() => Assert.Equal(
        ["Key", "Title", "Column 4"],
        SampleFiles.Read(Workbooks.Xlsx([["Key", "Title"], ["A-1", "Login"], ["A-2", "Search", "", "note"]])).Columns
            .Select(column => column.Header));

    [Fact]
    public void An_Azure_export_is_imported_with_its_HTML_as_plain_text()
    {
        var import = SampleFiles.Read(SampleFiles.Bytes("azure.csv"));

        Assert.Empty(import.Unreadable);
        Assert.Equal(["4711", "4712", "4713"], import.Rows.Select(row => row.Draft.Key));
        Assert.Equal("Remove List<int> from the API", import.Rows[2].Draft.Title);
        Assert.Equal("As an accountant I want to export invoices.\n\nAcceptance:\n- one PDF per invoice\n- 5 < 10 seconds",
            import.Rows[0].Draft.Description);
        Assert.Equal("Rounding & VAT\nSee the sheet.", import.Rows[1].Draft.Description);
    }

    [Fact]
    public void A_tree_from_Azure_is_imported_from_several_title_columns() =>
        Assert.Equal(["Checkout", "Payment", "Pay by invoice"],
            SampleFiles.Read(SampleFiles.Bytes("azure-tree.csv")).Rows.Select(row => row.Draft.Title));

    [Fact]
    public void Issues_of_GitHub_are_imported_with_their_links_and_unchanged_Markdown()
    {
        var import = SampleFiles.Read(SampleFiles.Bytes("github-issues.csv"));

        Assert.Equal(["12", "15"], import.Rows.Select(row => row.Draft.Key));
        Assert.Equal("https://github.com/acme/web/issues/12", import.Rows[0].Draft.Url);
        Assert.Equal("## Why\nEyes hurt at night.\n\n<!-- remove before posting -->\nWrap it in a `<div>`.",
            import.Rows[0].Draft.Description);
    }

    [Fact]
    public void A_project_of_GitHub_is_imported_from_tab_separated_text()
    {
        var import = SampleFiles.Read(SampleFiles.Bytes("github-project.tsv"));

        Assert.Equal(["Dark mode", "Draft without an issue", "A \"quoted\" title"], import.Rows.Select(row => row.Draft.Title));
        Assert.Equal([null, null, null], import.Rows.Select(row => row.Draft.Key));
        Assert.Equal("https://github.com/acme/web/issues/16", import.Rows[2].Draft.Url);
    }

    [Fact]
    public void A_Linear_export_is_imported() =>
        Assert.Equal(
            [new("Webhooks retry with back-off", "ENG-31", "After a failure wait 1, 2, 4 … minutes."), new("Rotate API keys", "ENG-32")],
            SampleFiles.Read(SampleFiles.Bytes("linear.csv")).Rows.Select(row => row.Draft));

    [Fact]
    public void A_spreadsheet_may_name_its_separator()
    {
        var import = SampleFiles.Read(SampleFiles.Bytes("semicolons.csv"));

        Assert.Equal([new(3, ImportProblemCode.TooManyFields, "US-1")], import.Unreadable);
        Assert.Equal(new ImportRow(4, new("Preis, netto", "US-2", "Zeile 1;\nZeile 2")), Assert.Single(import.Rows));
    }

    [Fact]
    public void Story_points_of_the_file_do_not_become_estimates()
    {
        var session = SampleGame.New().After(SampleFiles.Read(SampleFiles.Bytes("jira.csv")));

        Assert.All(session.Stories, story => Assert.Null(story.Estimate));
        Assert.Equal("SHOP-101", session.NextStory?.Key);
    }

    [Theory]
    [InlineData("clover.csv", 384, "CLOV-1086", "Line coverage data is inconsistent", "CLOV-1960",
        "Instrument Groovy traits and show code coverage for them")]
    [InlineData("mulestudio.csv", 732, "STUDIO-95", "Support for request/reply", "STUDIO-7487",
        "Spike to verify support extension child element naming conventions")]
    [InlineData("usergrid.csv", 482, "USERGRID-16", "Asset data does not correctly obey contextual ownership like the entity",
        "USERGRID-1275", "Allow usergrid.api.url.base to be set when creating organizations.")]
    public void A_real_backlog_is_imported_completely(
        string file, int count, string firstKey, string firstTitle, string lastKey, string lastTitle)
    {
        var import = SampleFiles.Read(SampleFiles.Backlog(file));
        var session = SampleGame.New().After(import);

        Assert.Empty(import.Unreadable);
        Assert.Equal(count, import.Rows.Length);
        Assert.Equal(count, session.Stories.Count);
        Assert.Equal((firstKey, firstTitle), (session.Stories[0].Key, session.Stories[0].Title));
        Assert.Equal((lastKey, lastTitle), (session.Stories[^1].Key, session.Stories[^1].Title));
        Assert.Equal(Enumerable.Range(2, count), import.Rows.Select(row => row.Line));
        Assert.Equal(count, session.Stories.Select(story => story.Key).Distinct().Count());
        Assert.All(session.Stories, story => Assert.NotNull(story.Description));
    }

    [Theory]
    [InlineData("clover.csv", 13)]
    [InlineData("mulestudio.csv", 15)]
    [InlineData("usergrid.csv", 22)]
    public void A_real_backlog_imported_twice_adds_nothing_the_second_time(string file, int shortened)
    {
        var import = SampleFiles.Read(SampleFiles.Backlog(file));
        var once = SampleGame.New().Try(import);
        var twice = once.Session.Try(import);

        Assert.Equal(shortened, once.Problems.Length);
        Assert.Equal(once.Session.Stories, twice.Session.Stories);
        Assert.All(twice.Problems, problem => Assert.Equal(ImportProblemCode.KeyExists, problem.Code));
    }

    [Fact]
    public void The_encodings_of_spreadsheets_are_recognised()
    {
        const string csv = "Key;Title\r\nUS-1;Größe ½ ☕ 🚀\r\n";

        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode,
            Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(csv)];
            Assert.Equal("Größe ½ ☕ 🚀", SampleFiles.Read(file).Rows.Single().Draft.Title);
        }
        Assert.Equal("Größe ½ ☕ 🚀", SampleFiles.Read(Encoding.Unicode.GetBytes(csv)).Rows.Single().Draft.Title);
    }
}
