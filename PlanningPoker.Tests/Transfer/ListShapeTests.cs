using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Transfer;

/// <summary>The same two stories, in the shapes in which lists are exported, copied and typed.</summary>
public class ListShapeTests
{
    static readonly string[] Two = ["LIB-11 Remind the reader", "LIB-12 Search by author"];

    [Theory]
    [InlineData("Backlog of the library\n\nKey,Title,Status\nLIB-11,Remind the reader,New\nLIB-12,Search by author,New")]
    [InlineData("\n\n\nKey,Title\nLIB-11,Remind the reader\nLIB-12,Search by author")]
    [InlineData(",,\nhttps://tracker.example/q/1,,\nKey,Title,Owner\nLIB-11,Remind the reader,Ann\nLIB-12,Search by author,Tom")]
    [InlineData("\"Exported on 2026, by Ann\"\nKey;Title;Owner\nLIB-11;Remind the reader;Ann\nLIB-12;Search by author;Tom")]
    [InlineData("sep=;\nList;;\nKey;Title;Owner\nLIB-11;Remind the reader;Ann\nLIB-12;Search by author;Tom")]
    [InlineData("Query: [None]\nID\tTitle\tState\nLIB-11\tRemind the reader\tNew\nLIB-12\tSearch by author\tNew")]
    [InlineData("Group: Loans (2),,\nKey,Title,Status\nLIB-11,Remind the reader,New\nLIB-12,Search by author,New")]
    [InlineData("Filter,Mine,\nRows,2,\nIssue key,Summary,Labels\nLIB-11,Remind the reader,\nLIB-12,Search by author,")]
    [InlineData("=====\nKey,Title\n-----,-----\nLIB-11,Remind the reader\nLIB-12,Search by author")]
    [InlineData("Key,Title\nLIB-11,Remind the reader\nKey,Title\nLIB-12,Search by author")]
    public void The_header_is_the_first_row_that_reads_as_one(string text) => AssertTwo(text);

    [Theory]
    [InlineData("<table><tr><th>Key<th>Title</tr><tr><td>LIB-11<td>Remind the reader</tr><tr><td>LIB-12<td>Search by author</tr></table>")]
    [InlineData("<table><tr><th>Epic<th>Key<th>Title<th>Status<tr><td rowspan=2>Loans<td>LIB-11<td>Remind the reader<td>Open\n"
        + "<tr><td>LIB-12<td>Search by author<td>Open</table>")]
    [InlineData("<table><tr><th>Key<th>Title<th>Epic<tr><td>LIB-11<td>Remind the reader<td rowspan='2'>Loans\n"
        + "<tr><td>LIB-12<td>Search by author</table>")]
    public void A_table_of_a_web_page_has_its_cells_where_the_page_shows_them(string text) => AssertTwo(text);

    [Theory]
    [InlineData("| Key | Summary |\n|---|---|\n| LIB-11 | Remind the reader |\n| LIB-12 | Search by author |")]
    [InlineData("Key | Title\n:-- | --:\nLIB-11 | Remind the reader\nLIB-12 | Search by author")]
    [InlineData("# Backlog\n\nIntro\n\n| **Key** | **Title** |\n|:--|:-:|\n"
        + "| `LIB-11` | *Remind the reader* |\n| LIB-12 | Search by author |\n\nBye")]
    [InlineData("||Key||Summary||\n|LIB-11|Remind the reader|\n|[LIB-12|https://tracker.example/LIB-12]|Search by author|")]
    [InlineData("|_. Key |_. Summary |\n| LIB-11 | Remind the reader |\n| LIB-12 | Search by author |")]
    [InlineData("{| class=\"wikitable\"\n! Key !! Summary\n|-\n"
        + "| LIB-11 || Remind the reader\n|-\n| LIB-12\n| Search by author\n|}")]
    [InlineData("+--------+-------------------+\n| Key    | Title             |\n+--------+-------------------+\n"
        + "| LIB-11 | Remind the reader |\n| LIB-12 | Search by author  |\n+--------+-------------------+")]
    [InlineData("|===\n|Key |Title\n\n|LIB-11 |Remind the reader\n|LIB-12 |Search by author\n|===")]
    [InlineData("|Key|Title|\n|LIB-11|Remind the reader|\n|LIB-12|Search by author|")]
    [InlineData("| Key | Title |\n|---|---|\n| LIB-11 | Remind the reader |\n\nSecond epic\n\n| Key | Title |\n|---|---|\n"
        + "| [LIB-12](https://tracker.example/LIB-12) | Search by author |")]
    public void A_table_that_was_copied_from_a_page_is_a_table(string text) => AssertTwo(text);

    [Theory]
    [InlineData("LIB-11\tRemind the reader\nLIB-12\tSearch by author")]
    [InlineData("LIB-11,Remind the reader\nLIB-12,Search by author")]
    [InlineData("LIB-11;Remind the reader\nLIB-12;Search by author")]
    [InlineData("LIB-11\tOPEN\tRemind the reader\tmail\t2026-01-02\nLIB-12\tOPEN\tSearch by author\tmail\t2026-01-02")]
    [InlineData("Story\tLIB-11\tRemind the reader\nBug\tLIB-12\tSearch by author")]
    [InlineData("LIB-11\tTo Do\tHigh\tRemind the reader\nLIB-12\tDone\tLow\tSearch by author")]
    [InlineData("2026-01-02,LIB-11,Remind the reader,ann@example.test\n2026-01-03,LIB-12,Search by author,tom@example.test")]
    [InlineData("LIB-11\tRemind the reader\thttps://tracker.example/11\nLIB-12\tSearch by author\thttps://tracker.example/12")]
    [InlineData("LIB-11\tAbierta\tRemind the reader\nLIB-12\tAbierta\tSearch by author")]
    [InlineData("[LIB-11]\t3\tRemind the reader\n[LIB-12]\t5\tSearch by author")]
    public void Rows_without_a_header_are_told_by_what_is_in_them(string text) => AssertTwo(text);

    [Theory]
    [InlineData("LIB-11\tRemind the reader\t\"By mail.\nNot on Sundays.\"", "LIB-11 Remind the reader: By mail.\nNot on Sundays.")]
    [InlineData("\"Remind the reader\nBy mail.\"", " Remind the reader: By mail.")]
    [InlineData("\"LIB-11 Remind the reader\n\nBy mail.\"\r\n", "LIB-11 Remind the reader: By mail.")]
    [InlineData("\"The \"\"due\"\" date\"", " The \"due\" date")]
    [InlineData("\"Remind the reader\"", " \"Remind the reader\"")]
    [InlineData("\"Quoted\" and not", " \"Quoted\" and not")]
    [InlineData("\"Never closed", " \"Never closed")]
    [InlineData("\"Remind \"\"all\"\"\nreaders\"", " Remind \"all\": readers")]
    [InlineData("5\" disk", " 5\" disk")]
    [InlineData("Key\tTitle\nLIB-11\t\"Remind\nthe reader\"", "LIB-11 Remind\nthe reader")]
    public void A_cell_of_a_spreadsheet_may_have_several_lines(string text, string story) =>
        Assert.Equal([story], SampleFiles.Read(text).Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("Title,,,ID\nEpic A,,,LIB-10\n,Remind the reader,,LIB-11\n,,Search by author,LIB-12")]
    [InlineData("ID,Title 1,Title 2,Title 3\nLIB-10,Epic A,,\nLIB-11,,Remind the reader,\nLIB-12,,,Search by author")]
    [InlineData("Key,Summary,\nLIB-10,Epic A,\nLIB-11,,Remind the reader\nLIB-12,,Search by author")]
    [InlineData("ID,Work Item Type,Title 1,Title 2\nLIB-10,Epic,Epic A,\nLIB-11,Issue,,Remind the reader\nLIB-12,Issue,,Search by author")]
    public void A_tree_has_its_titles_in_several_columns(string text) =>
        Assert.Equal(["LIB-10 Epic A", .. Two], SampleFiles.Read(text).Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("# Sprint 12\n- Remind the reader\n- Search by author")]
    [InlineData("Sprint 12\n=========\nRemind the reader\nSearch by author")]
    [InlineData("h2. Sprint 12\n* Remind the reader\n* Search by author")]
    [InlineData("== Sprint 12 ==\n# Remind the reader\nSearch by author\n----")]
    [InlineData("Title\nRemind the reader\nSearch by author")]
    [InlineData("Summary\n-------\nRemind the reader\nSearch by author")]
    public void A_heading_of_lines_is_no_story(string text)
    {
        var titles = SampleFiles.Read(text).Rows.Select(row => row.Draft.Title).ToList();
        Assert.Equal("Search by author", titles[^1]);
        Assert.DoesNotContain(titles, title => title!.Contains("Sprint", StringComparison.Ordinal) || title is "Title" or "Summary");
    }

    [Theory]
    [InlineData("Project: Library    Server: https://dev.azure.example/org    Query: [None]\nTitle\nRemind the reader\nSearch by author")]
    [InlineData("Backlog\n\nSummary\nRemind the reader\nSearch by author")]
    [InlineData("Project: Library\nQuery: Mine\n\nTitle\nRemind the reader\nSearch by author")]
    [InlineData("\"Exported on 2026, by Ann\"\nTitel\nRemind the reader\nSearch by author")]
    public void A_banner_above_the_name_of_the_only_column_is_no_story(string text)
    {
        var import = SampleFiles.Read(text);
        Assert.Equal(["Remind the reader", "Search by author"], import.Rows.Select(row => row.Draft.Title));
        Assert.NotEmpty(import.Unreadable);
        Assert.All(import.Unreadable, problem => Assert.Equal(ImportProblemCode.NotAStory, problem.Code));
    }

    [Fact]
    public void A_banner_above_the_name_of_the_only_column_of_a_workbook_is_no_story() => Assert.Equal(
        ["Remind the reader"],
        SampleFiles.Read(Workbooks.Xlsx([["Backlog"], ["-----"], ["Title"], ["-----"], ["Remind the reader"]])).Rows
            .Select(row => row.Draft.Title));

    [Fact]
    public void A_line_that_is_a_name_far_below_others_makes_none_of_them_a_banner() => Assert.Equal(
        ["Sign in", "Sign out", "Search"], SampleFiles.Read("Sign in\nSign out\nTitle\nSearch").Rows.Select(row => row.Draft.Title));

    [Theory]
    [InlineData("<p>By mail</p><p>Not on <b>Sundays</b></p>", "By mail\nNot on Sundays")]
    [InlineData("<div>By mail<br>Not on Sundays</div>", "By mail\nNot on Sundays")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two")]
    [InlineData("By mail<br/>Not on Sundays", "By mail\nNot on Sundays")]
    [InlineData("Wrap it in a `<div>`.", "Wrap it in a `<div>`.")]
    [InlineData("Remove List<int> from the API", "Remove List<int> from the API")]
    [InlineData("{code}<p>kept</p>{code}", "{code}<p>kept</p>{code}")]
    [InlineData("<dependency>\n<groupId>x</groupId>\n</dependency>", "<dependency>\n<groupId>x</groupId>\n</dependency>")]
    [InlineData("## Why\nEyes <b>hurt</b>\n- at night", "## Why\nEyes hurt\n- at night")]
    [InlineData("5 < 10 and a > b", "5 < 10 and a > b")]
    public void HTML_in_a_description_becomes_text_but_quoted_code_stays(string description, string text) =>
        Assert.Equal(text, SampleFiles.Read($"Key,Title,Description\nLIB-1,One,\"{description}\"").Rows[0].Draft.Description);

    [Theory]
    [InlineData("Remind the reader\nSearch by author")]
    [InlineData("Remind the reader\nRemind the reader")]
    [InlineData("Title,Description\nRemind the reader,By mail\nRemind the reader,By letter")]
    [InlineData("Key,Title\nLIB-11,Remind the reader\n,Search by author")]
    [InlineData("| Key | Title |\n|---|---|\n|  | Remind the reader |")]
    [InlineData("[{\"title\":\"One\",\"body\":\"Two\"}]")]
    [InlineData("\"Remind the reader\nBy mail.\"")]
    [InlineData("- Remind   the reader\n- Remind the reader")]
    [InlineData("Title\n  Remind the reader  ")]
    [InlineData("LIB-11\tRemind the reader\tBy mail, not on Sundays")]
    public void The_same_again_makes_nothing_new(string text)
    {
        var import = SampleFiles.Read(text);
        var once = SampleGame.New().Try(import).Session;
        Assert.NotEmpty(once.Stories);
        Assert.Same(once, once.Try(import).Session);
    }

    static void AssertTwo(string text) =>
        Assert.Equal(Two, SampleFiles.Read(text).Rows.Select(row => $"{row.Draft.Key?.Trim('[', ']')} {row.Draft.Title}"));
}
