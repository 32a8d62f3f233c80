using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Lists as consoles, boards and spreadsheets give them, with lines that are no stories.</summary>
public class OddListTests
{
    static readonly string[] Two = ["LIB-11 Remind the reader", "LIB-12 Search by author"];

    [Theory]
    [InlineData("┌────────┬───────────────────┐\n│ Key    │ Title             │\n├────────┼───────────────────┤\n"
        + "│ LIB-11 │ Remind the reader │\n│ LIB-12 │ Search by author  │\n└────────┴───────────────────┘")]
    [InlineData("╔════════╦═══════════════════╗\n║ Key    ║ Title             ║\n╠════════╬═══════════════════╣\n"
        + "║ LIB-11 ║ Remind the reader ║\n║ LIB-12 ║ Search by author  ║\n╚════════╩═══════════════════╝")]
    [InlineData("╭────────┬───────────────────╮\n│ Key    │ Title             │\n╞════════╪═══════════════════╡\n"
        + "│ LIB-11 │ Remind the reader │\n│ LIB-12 │ Search by author  │\n╰────────┴───────────────────╯")]
    public void A_table_that_is_drawn_with_boxes_is_a_table(string text) => AssertTwo(text);

    [Theory]
    [InlineData("======  =================\nKey     Title\n======  =================\nLIB-11  Remind the reader\n"
        + "LIB-12  Search by author\n======  =================\n")]
    [InlineData("Key     Title              Status\n------  -----------------  ------\nLIB-11  Remind the reader  Open\n"
        + "LIB-12  Search by author   Done\n")]
    [InlineData("\nKey    Title             Owner\n---    -----             -----\nLIB-11 Remind the reader Ann\n"
        + "LIB-12 Search by author  Tom\n\n")]
    public void A_table_with_a_ruler_for_each_column_is_a_table(string text) => AssertTwo(text);

    [Theory]
    [InlineData("\"Key,Title,Status\"\n\"LIB-11,Remind the reader,Open\"\n\"LIB-12,Search by author,Open\"\n")]
    [InlineData("\"Key;\"\"Title\"\"\"\r\n\"LIB-11;\"\"Remind the reader\"\"\"\r\n\"LIB-12;Search by author\"\r\n")]
    [InlineData("Key^Title^Status\nLIB-11^Remind the reader^Open\nLIB-12^Search by author^Open\n")]
    public void Rows_in_quotes_and_other_separators_are_read(string text) => AssertTwo(text);

    [Theory]
    [InlineData(10000, "Größe der Übersicht ändern – „für“ Änderungen")]
    [InlineData(10000, "Rappeler à l’élève la date prévue dès réception")]
    [InlineData(10000, "Recordar al lector: ¿qué añadió mañana?")]
    [InlineData(10000, "Lembrar o usuário da devolução não concluída")]
    [InlineData(1251, "Напомнить читателю о дате возврата книги")]
    [InlineData(932, "返却日を読者に知らせる機能を追加する")]
    public void A_list_for_a_Macintosh_is_read_with_its_letters(int codePage, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var count in (int[])[3, 40])
        {
            var rows = string.Concat(Enumerable.Range(1, count).Select(i => $"LIB-{i};{title} {i}\r"));
            var (import, refusal) = SampleFiles.TryRead(Encoding.GetEncoding(codePage).GetBytes("Key;Title\r" + rows));
            if (refusal is not null && codePage != 10000) Assert.Equal(FileProblem.UnknownEncoding, refusal.File);
            else Assert.Equal($"{title} 2", import!.Rows[1].Draft.Title);
        }
    }

    [Theory]
    [InlineData("LIB-11\nRemind the reader\n\nLIB-12\nSearch by author\n")]
    [InlineData("To Do\nLIB-11\nRemind the reader\nTo Do\nLIB-12\nSearch by author\n")]
    [InlineData("LIB-11\nRemind the reader\nIn progress\nLIB-12\nSearch by author\nBug\n")]
    [InlineData("[LIB-11]\nRemind the reader\n[LIB-12]\nSearch by author")]
    public void Cards_that_were_copied_from_a_board_have_their_keys(string text) => AssertTwo(text);

    [Theory]
    [InlineData("PHP-8\nRemind the reader", "PHP-8", "Remind the reader")]
    [InlineData("LIB-11\nLIB-12\nLIB-13", "LIB-11", "LIB-12", "LIB-13")]
    [InlineData("Open\nRemind the reader", "Open", "Remind the reader")]
    [InlineData("LIB-11\nRemind the reader\nLIB-12", "LIB-11", "Remind the reader", "LIB-12")]
    public void Lines_that_are_no_cards_stay_as_they_are(string text, params string[] titles) =>
        Assert.Equal(titles, SampleFiles.Read(text).Rows.Select(row => row.Draft.Title));

    [Theory]
    [InlineData("Key,Title,Points\nLIB-11,Remind the reader,5\nLIB-12,Search by author,3\n,Total,8\n")]
    [InlineData("Key;Title;Points\nLIB-11;Remind the reader;5\n;Zwischensumme;5\nLIB-12;Search by author;3\n;Summe;8\n")]
    [InlineData("Key,Title,Points\nLIB-11,Remind the reader,5\nLIB-12,Search by author,3\n,合計,8\n")]
    [InlineData("Key;Titel;Punkte\nLIB-11;Remind the reader;2,5\nLIB-12;Search by author;3\nGesamt;2 Storys;5,5\n")]
    [InlineData("Key;Title;Points\nLIB-11;Remind the reader;\nLIB-12;Search by author;\nTotal;2 stories;0\n")]
    [InlineData("| Key | Title | Points |\n|---|---|---|\n| LIB-11 | Remind the reader | 5 |\n| LIB-12 | Search by author | 3 |\n"
        + "| | **Sum** | **8** |")]
    public void A_row_that_adds_up_the_others_is_none(string text) => AssertTwo(text);

    [Theory]
    [InlineData("Story,Estimate\nLogin,3\nLogout,5\nTotal,8\n", "Login Logout")]
    [InlineData("Title\tPoints\nLogin\t3\nLogout\t5\nSumme\t8", "Login Logout")]
    [InlineData("Story,Estimate\nLogin,3\nTotal,3\nLogout,5\n", "Login Total Logout")]
    [InlineData("Story,Estimate\nLogin,3\nLogout,5\nTotal,9\n", "Login Logout Total")]
    [InlineData("#,Title\n1,Login\n2,Logout\n3,Sum", "Login Logout Sum")]
    [InlineData("Key,Title,Points\nA-1,Login,3\nA-2,Logout,5\nA-3,Total,8", "Login Logout Total")]
    [InlineData("Story,Points\nLogin,3\nLogout,5\nSubtotal,8\nSort,1\nSearch,1\nSubtotal,2\nTotal,10", "Login Logout Sort Search")]
    public void Without_keys_a_row_adds_up_the_others_if_it_has_their_sum(string text, string titles) =>
        Assert.Equal(titles, string.Join(' ', SampleFiles.Read(text).Rows.Select(row => row.Draft.Title)));

    [Fact]
    public void A_list_of_something_else_behind_a_blank_line_is_named_with_its_rows()
    {
        var import = SampleFiles.Read("Key,Title\nA-1,Login\n\nName,Role\nAna,PO\nTom,Dev\n\nKey,Title\nA-2,Search\n");

        Assert.Equal(["A-1 Login", "A-2 Search"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["Name (2)", "Key"], import.Unreadable.Select(problem => problem.Value));
    }

    [Fact]
    public void A_list_of_something_else_ends_at_a_key()
    {
        var import = SampleFiles.Read("Key,Title\nA-1,Login\n\nSummary,Sprint two\nA-2,Search\nA-3,Sort\n");

        Assert.Equal(["A-1 Login", "A-2 Search", "A-3 Sort"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["Summary (0)"], import.Unreadable.Select(problem => problem.Value));
    }

    [Fact]
    public void A_cell_of_several_lines_in_a_grid_is_one_cell()
    {
        var import = SampleFiles.Read(
            "+-----+-------+\n| Key | Title |\n+=====+=======+\n| A-1 | One   |\n|     | more  |\n+-----+-------+\n"
            + "| A-2 | Two   |\n+-----+-------+");

        Assert.Equal(["A-1 One\nmore", "A-2 Two"], import.Rows.Select(SampleFiles.TextOf));
    }

    [Fact]
    public void A_table_of_something_else_in_a_text_is_named_with_its_rows()
    {
        var import = SampleFiles.Read(
            "| Key | Title |\n|---|---|\n| A-1 | Login |\n\nTeam\n\n| Name | Role |\n|---|---|\n| Ana | PO |\n| Tom | Dev |\n");

        Assert.Equal(["A-1 Login"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["Team", "Name (2)"], import.Unreadable.Select(problem => problem.Value));
    }

    [Theory]
    [InlineData("<list><story>One</story><story>Two</story></list>", "One Two")]
    [InlineData("<list><story id=\"LIB-1\">One</story><story id=\"LIB-2\">Two</story></list>", "LIB-1 One LIB-2 Two")]
    [InlineData("<list><story key=\"A-1\" title=\"One\"><story key=\"A-2\" title=\"In it\"/></story>"
        + "<story key=\"A-3\" title=\"Two\"/></list>", "A-1 One A-3 Two")]
    public void Elements_that_are_texts_or_have_others_of_their_kind_are_items(string text, string stories) =>
        Assert.Equal(stories, string.Join(' ', SampleFiles.Read(text).Rows.Select(row => SampleFiles.TextOf(row).Trim())));

    [Theory]
    [InlineData("| Key | Title |\n|---|---|\n| A-1 | Login |\n\n| &nbsp; | &nbsp; |\n| &nbsp; | &nbsp; |")]
    [InlineData("| &nbsp; | &nbsp; |\n|---|---|\n| &nbsp; | &nbsp; |")]
    public void A_table_without_texts_is_none(string text) =>
        Assert.All(SampleFiles.TryRead(text).Value?.Rows ?? [], row => Assert.Equal("Login", row.Draft.Title));

    [Fact]
    public void Cards_of_an_archived_list_of_Trello_are_archived()
    {
        var import = SampleFiles.Read("{\"cards\":[{\"name\":\"One\",\"idList\":\"a\"},{\"name\":\"Two\",\"idList\":\"b\"}],"
            + "\"lists\":[{\"id\":\"a\",\"name\":\"To do\"},{\"id\":\"b\",\"name\":\"Old\",\"closed\":true}]}");

        Assert.Equal(["One"], import.Rows.Select(row => row.Draft.Title));
        Assert.Contains(import.Unreadable, problem => problem is { Code: ImportProblemCode.Archived, Value: "Two" });
    }

    [Theory]
    [InlineData("To do:\nLogin\nSearch", "Login Search")]
    [InlineData("☐ Login\n☑ Search", "Login Search")]
    [InlineData("a) Login\nb) Search", "Login Search")]
    [InlineData("① Login\n② Search", "Login Search")]
    [InlineData("Login:\n", "Login:")]
    [InlineData("Sprint 12 planning\n1. Login\n2. Search", "Login Search")]
    [InlineData("Login\n- Search", "Login Search")]
    [InlineData("LIB-1 Login\n- Search\n- Sort", "Login Search Sort")]
    [InlineData("Link\nhttps://example.com/1\nhttps://example.com/2", "https://example.com/1 https://example.com/2")]
    [InlineData("KEY      SUMMARY      STATUS\nA-1      Login\nA-2      Search", "Login Search")]
    [InlineData("LIB-1 Login:\nLIB-2 Search", "Login: Search")]
    [InlineData("\"Login:\n- by mail\"\nSearch", "Login: Search")]
    public void Marks_of_lists_and_what_introduces_them_are_no_titles(string text, string titles) =>
        Assert.Equal(titles, string.Join(' ', SampleFiles.Read(text).Rows.Select(row => row.Draft.Title)));

    [Fact]
    public void A_line_that_is_a_link_is_its_text_and_address()
    {
        var draft = SampleFiles.Read("[Login](https://github.com/acme/web/issues/17)").Rows[0].Draft;
        Assert.Equal(("Login", "https://github.com/acme/web/issues/17"), (draft.Title, draft.Url));
    }

    [Fact]
    public void The_caption_of_a_table_of_MediaWiki_is_named_and_its_cells_on_further_lines_are_not()
    {
        var import = SampleFiles.Read("{| class=\"wikitable\"\n|+ Sprint 5\n! Key\n! Title\n|-\n| A-1\n| Login\n|-\n| A-2\n| Search\n|}\n");

        Assert.Equal(["A-1 Login", "A-2 Search"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["|+ Sprint 5"], import.Unreadable.Select(problem => problem.Value));
    }

    [Fact]
    public void A_story_that_is_named_like_one_is_a_story() =>
        Assert.Equal(["Total", "Sum"], SampleFiles.Read("Key,Title\nA-1,Total\nA-2,Sum\n").Rows.Select(row => row.Draft.Title));

    [Fact]
    public void Lists_of_JSON_that_are_not_read_are_named()
    {
        var import = SampleFiles.Read(
            "{\"backlog\":[{\"name\":\"Login\",\"points\":3}],\"sprint\":[{\"name\":\"Search\"},{\"name\":\"Sort\"}],"
            + "\"labels\":[],\"team\":{\"members\":[{\"name\":\"Ann\"}],\"tags\":[\"a\"]}}");

        Assert.Equal(["Login"], import.Rows.Select(row => row.Draft.Title));
        Assert.Equal(["sprint (2)", "members (1)"], import.Unreadable.Select(problem => problem.Value));
    }

    [Theory]
    [InlineData("Key,Title\nA-1,Login\nA-2,├── Mail\nA-3,│   └── Reset\nA-4,|-- Sort\nA-5,`-- Find", "Login Mail Reset Sort Find")]
    [InlineData("Login\n├── Mail\n│   └── Reset\n└─ Sort", "Login Mail Reset Sort")]
    public void Branches_of_a_drawn_tree_are_no_part_of_the_titles(string text, string titles) =>
        Assert.Equal(titles.Split(' '), SampleFiles.Read(text).Rows.Select(row => row.Draft.Title));

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTODO\nSUMMARY:Remind\nEND:VTODO\nEND:VCALENDAR")]
    [InlineData("BEGIN:VCARD\nFN:Ann\nEND:VCARD")]
    [InlineData("From: ann@example.test\nTo: tom@example.test\nSubject: Backlog\n\n- Remind the reader\n")]
    [InlineData("Received: by mx\nDate: today\nFrom: ann@example.test\nSubject: Backlog\n\nRemind the reader\n")]
    public void Calendars_cards_and_letters_are_refused(string text) =>
        Assert.Equal(FileProblem.NotText, SampleFiles.TryRead(text).Refusal?.File);

    [Fact]
    public void A_list_that_begins_like_a_letter_is_a_list() =>
        Assert.Equal(2, SampleFiles.Read("From: the search page\nSubject: is missing in mails\n").Rows.Length);

    static void AssertTwo(string text) => Assert.Equal(Two, SampleFiles.Read(text).Rows.Select(SampleFiles.TextOf));
}
