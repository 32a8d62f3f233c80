using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Which row names the columns, where the names are unknown, come twice or are what a story says.</summary>
public class NamesOfColumnsTests
{
    [Theory]
    [InlineData("Login\t3\nLogout\t5\nReset\t8\nSearch\t13", "Login Logout Reset Search")]
    [InlineData("A-1,Login, and more\nA-2,Logout", "A-1 Login: and more A-2 Logout")]
    [InlineData("Shop\t1041\tPay with a code\nShop\t1042\tPay with a card\nDesk\t1043\tPay in cash at last",
        "1041 Pay with a code 1042 Pay with a card 1043 Pay in cash at last")]
    [InlineData("Item,,Estimate,\nKey,Title,Min,Max\nA-1,One,1,2\nA-2,Two,3,5", "A-1 One A-2 Two")]
    public void Columns_are_what_most_rows_make_of_them(string text, string stories) =>
        Assert.Equal(stories, string.Join(' ', SampleFiles.Read(text).Rows.Select(row => SampleFiles.TextOf(row).Trim())));

    [Fact]
    public void A_written_table_whose_names_are_not_known_is_asked_about_by_its_columns()
    {
        var asked = SampleFiles.TryRead(
            "| Area | What |\n|---|---|\n| Web | Login page |\n| App | Push |\n", new() { PrefersLines = true });

        Assert.Equal(["Area", "What"], asked.Refusal!.Columns.Select(column => column.Header));
    }

    [Fact]
    public void The_name_of_a_group_above_names_that_come_again_is_no_story()
    {
        var read = SampleFiles.Read(
            "This sprint,,\nTitle,Owner,Status\nOne,Ann,Open\nTwo,Bob,Open\n,,\nNext sprint,,\nTitle,Owner,Status\nThree,Ann,\n");
        Assert.Equal(["One", "Two", "Three"], read.Rows.Select(row => row.Draft.Title));
        Assert.Equal([1, 6, 7], read.Unreadable.Select(problem => problem.Line));
        Assert.All(read.Unreadable, problem => Assert.Equal(ImportProblemCode.NotAStory, problem.Code));
    }

    [Theory]
    [InlineData("Key,Title,Status\nLIB-11,Remind the reader,New\n\nKey,Title\nLIB-12,Search by author")]
    [InlineData("Key,Title,Status\nLIB-11,Remind the reader,New\nID,Summary,State\nLIB-12,Search by author,New")]
    [InlineData("Key,Title\nLIB-11,Remind the reader\n\nTitle,Key\nSearch by author,LIB-12")]
    [InlineData("Key;Title;Status\nLIB-11;Remind the reader;New\nSchlüssel;Titel;Zustand\nLIB-12;Search by author;New")]
    [InlineData("Key\tTitle\tPoints\nLIB-11\tRemind the reader\t3\nTitle\tPoints\tKey\nSearch by author\t5\tLIB-12")]
    [InlineData("Key,Title,Status\nLIB-11,Remind the reader,New\n,Summary,\nLIB-12,Search by author,New")]
    [InlineData("Key,Title\nLIB-11,Remind the reader\n\nKey,Work item,State\nLIB-12,Search by author,New")]
    public void Names_that_come_again_in_other_words_or_another_order_are_no_story(string text)
    {
        Assert.Equal(["LIB-11 Remind the reader", "LIB-12 Search by author"], SampleFiles.Read(text).Rows.Select(SampleFiles.TextOf));
        var names = Assert.Single(SampleFiles.Read(text).Unreadable);
        Assert.Equal(ImportProblemCode.NotAStory, names.Code);
    }

    [Fact]
    public void Columns_that_a_second_header_adds_are_named_and_their_rows_are_read()
    {
        var import = SampleFiles.Read("Key,Title\nA-1,One\nKey,Title,Status\nA-2,Two,Open\nA-3,Three,Open,x\n");
        Assert.Equal(["A-1 One", "A-2 Two"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal([new("Key", "key"), new("Title", "title"), new("Status", null)], import.Columns);
        Assert.Equal([ImportProblemCode.NotAStory, ImportProblemCode.TooManyFields], import.Unreadable.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("Vorhaben\tStatus\nLogin bauen\tOffen\nSuche bauen\tOffen")]
    [InlineData("Thing\tOwner\nApple pie\tAnn\nBanana split\tBob\nCherry cake\tAnn")]
    public void Where_a_first_row_names_another_column_that_of_the_titles_is_asked_for(string text)
    {
        var asked = SampleFiles.TryRead(text).Refusal!;
        Assert.Equal(2, asked.Columns.Length);
        Assert.Equal(2, SampleFiles.TryRead(text, new() { PrefersLines = true }).Refusal?.Columns.Length);

        var chosen = SampleFiles.TryRead(text, new() { Title = asked.Columns[0].Header }).Value!;
        Assert.Equal(asked.Columns[0].Samples, chosen.Rows.Select(row => row.Draft.Title));
    }

    [Theory]
    [InlineData("Comments\tAnn\nSearch\tBob", "Comments Search")]
    [InlineData("Apples\tRed\nBananas\tYellow\nCherries\tRed", "Apples Bananas Cherries")]
    [InlineData("Login\tStatus\nSearch\tStatus", "Login Search")]
    [InlineData("Login\tTask\nSearch\tBug", "Login Search")]
    public void A_first_row_that_names_no_other_column_is_a_story(string text, string titles) =>
        Assert.Equal(titles, string.Join(' ', SampleFiles.Read(text).Rows.Select(row => row.Draft.Title)));

    [Theory]
    [InlineData("[{\"title\":\"Login\"},{\"title\":\"Name\"},{\"title\":\"Title\"},{\"title\":\"Summary\"}]")]
    [InlineData("<list><item><title>Login</title></item><item><title>Name</title></item><item><title>Title</title></item>"
        + "<item><title>Summary</title></item></list>")]
    public void Where_each_value_has_its_name_no_row_is_the_names_again(string text) =>
        Assert.Equal(["Login", "Name", "Title", "Summary"], SampleFiles.Read(text).Rows.Select(row => row.Draft.Title));

    [Fact]
    public void A_column_that_somebody_has_chosen_stays_the_one_with_the_titles()
    {
        const string csv = "Key,Title,Name\nA-1,One,Uno\nID,Summary,Name\nA-2,Two,Dos\n";
        var import = SampleFiles.TryRead(csv, new() { Title = "Name" }).Value!;
        Assert.Equal(["A-1 Uno", "A-2 Dos"], import.Rows.Select(SampleFiles.TextOf));
    }

    [Fact]
    public void A_story_above_the_name_of_the_titles_is_no_group() => Assert.Equal(
        ["Login", "Search"], SampleFiles.Read("Key,Title\n,Login\n,Summary\n,Search\n").Rows.Select(row => row.Draft.Title));

    [Theory]
    [InlineData("Title,Type\nStory,Bug\nSearch,Task", "Story")]
    [InlineData("Title,Description\nStory 1,Description\nSearch,By author", "Story 1")]
    [InlineData("Key,Title,Status\nA-1,Name,Open", "Name")]
    public void A_story_whose_title_is_the_name_of_a_column_is_a_story_beside_other_cells(string text, string title) =>
        Assert.Equal(title, SampleFiles.Read(text).Rows[0].Draft.Title);
}
