using System.Text;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

public class BrokenFileTests
{
    [Theory]
    [InlineData("", FileProblem.Empty)]
    [InlineData(" \r\n\t\n ", FileProblem.Empty)]
    [InlineData("Foo,Bar\nSign in,x\nSign out,y", FileProblem.NoTitleColumn)]
    [InlineData("Clef,Quoi\nUS-1,Sign in\nUS-2,Sign out", FileProblem.NoTitleColumn)]
    [InlineData("Key,Status,Points\nUS-1,Open,3", FileProblem.NoTitleColumn)]
    [InlineData("Key,Title", FileProblem.NoRows)]
    [InlineData("Key,Title\n\n,\n", FileProblem.NoRows)]
    [InlineData("sep=;\n", FileProblem.Empty)]
    public void A_file_without_stories_is_refused_with_the_reason(string csv, FileProblem fault) =>
        AssertRefused(fault, Encoding.UTF8.GetBytes(csv));

    [Theory]
    [InlineData("Kichwa,Mhusika\nSign in,Ann\nSign out,Tom", "Kichwa", "1")]
    [InlineData("Mhusika;Kichwa;Hali\nAnn;Sign in;Mpya\nTom;Sign out;Mpya", "kichwa ", "2")]
    [InlineData("Foo,Bar\nSign in,x\nSign out,y", "Foo", "1")]
    public void The_names_in_a_language_that_is_not_known_are_no_story_whichever_way_a_column_is_chosen(
        string csv, string name, string number)
    {
        var chosen = SampleFiles.TryRead(csv).Refusal!.Columns.Single(column => $"{column.Number}" == number).Header;
        Assert.Equal(name.Trim(), chosen, ignoreCase: true);
        foreach (var title in (string[])[name, number])
        {
            var import = SampleFiles.TryRead(csv, new() { Title = title }).Value!;
            Assert.Equal(["Sign in", "Sign out"], import.Rows.Select(row => row.Draft.Title));
            Assert.Contains(new(chosen, "title"), import.Columns);
        }
    }

    [Fact]
    public void Rows_that_look_alike_have_no_names_unless_a_cell_of_the_first_is_chosen()
    {
        const string csv = "Sign in now,Ann\nSign out,Tom";
        Assert.Equal("", SampleFiles.TryRead(csv).Refusal!.Columns[0].Header);
        Assert.Equal(2, SampleFiles.TryRead(csv, new() { Title = "1" }).Value!.Rows.Length);
        Assert.Equal("Sign out", SampleFiles.TryRead(csv, new() { Title = "Sign in now" }).Value!.Rows.Single().Draft.Title);
    }

    [Fact]
    public void A_file_of_broken_Unicode_is_refused()
    {
        AssertRefused(FileProblem.UnknownEncoding, [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]);
        AssertRefused(FileProblem.UnknownEncoding, [0xFF, 0xFE, 0x41]);
    }

    [Fact]
    public void A_broken_workbook_is_refused() => AssertRefused(FileProblem.BrokenWorkbook, [.. "PK\u0003\u0004"u8, 20, 0, 6, 0, 255]);

    [Fact]
    public void An_unclosed_quote_at_the_end_is_reported_with_its_line_and_earlier_rows_are_imported()
    {
        var import = SampleFiles.Read("Key,Title,Description\nUS-1,One,\"a\nb\"\nUS-2,\"Two,cut off\nand more");

        Assert.Equal([new(4, ImportProblemCode.UnclosedQuote)], import.Unreadable);
        Assert.Equal("One", Assert.Single(import.Rows).Draft.Title);
    }

    [Fact]
    public void An_unclosed_quote_does_not_swallow_the_following_rows()
    {
        var import = SampleFiles.Read(
            "Title,Key,Description\r\n\"One,US-1,x\r\n\"Two\",US-2,\"a\r\nb\"\r\nThree,US-3,\r\n\"Four,US-4,\r\nFive,US-5,y");

        Assert.Equal([new(2, ImportProblemCode.Malformed), new(6, ImportProblemCode.UnclosedQuote)], import.Unreadable);
        Assert.Equal([(3, "US-2"), (5, "US-3"), (7, "US-5")], import.Rows.Select(row => (row.Line, row.Draft.Key)));
        Assert.Equal("a\r\nb", import.Rows[0].Draft.Description);
    }

    [Fact]
    public void Text_after_a_closing_quote_makes_the_row_unreadable()
    {
        var import = SampleFiles.Read("Key,Title\nUS-1,\"He said \"hi\" to me\"\nUS-2,Fine");

        Assert.Equal([new(2, ImportProblemCode.Malformed, "US-1")], import.Unreadable);
        Assert.Equal("US-2", Assert.Single(import.Rows).Draft.Key);
    }

    [Fact]
    public void A_quote_inside_an_unquoted_cell_is_text() =>
        Assert.Equal("A 5\" disk", Assert.Single(SampleFiles.Read("Key,Title\nUS-1,A 5\" disk").Rows).Draft.Title);

    [Fact]
    public void Too_many_fields_are_reported_unless_the_extra_ones_are_empty()
    {
        var import = SampleFiles.Read("Key,Title\nUS-1,Log in, log out\nUS-2,Fine,,\nUS-3,Fine");

        Assert.Equal([new(2, ImportProblemCode.TooManyFields, "US-1")], import.Unreadable);
        Assert.Equal(["US-2", "US-3"], import.Rows.Select(row => row.Draft.Key));
    }

    [Fact]
    public void A_short_row_is_imported_when_it_has_a_title()
    {
        var import = SampleFiles.Read("Key,Title,Description,URL\nUS-1,Fine\nUS-2\nUS-3,,a,b");

        Assert.Equal([new(3, ImportProblemCode.TooFewFields, "US-2")], import.Unreadable);
        Assert.Equal(["US-1", "US-3"], import.Rows.Select(row => row.Draft.Key));
        Assert.Equal([new(3, ImportProblemCode.TooFewFields, "US-2"), new(4, ImportProblemCode.NoTitle, "US-3")], SampleGame.New()
            .Try(import).Problems);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Lines_are_counted_inside_quotes_and_between_rows_with_any_line_end(string end)
    {
        var import = SampleFiles.Read(
            "Title,Description\n\nOne,\"a\n\nb\"\n,\nTwo,\nThree,b,c\n".Replace("\n", end, StringComparison.Ordinal));

        Assert.Equal([(3, "One"), (7, "Two")], import.Rows.Select(row => (row.Line, row.Draft.Title)));
        Assert.Equal([new(8, ImportProblemCode.TooManyFields)], import.Unreadable);
    }

    [Fact]
    public void A_single_column_may_hold_commas_without_quotes() =>
        Assert.Equal(["Cart, wishlist; and more", "Pay, then ship", "Quoted, too"],
            SampleFiles.Read("summary\nCart, wishlist; and more\nPay, then ship\n\"Quoted, too\"").Rows.Select(row => row.Draft.Title));

    [Theory]
    [InlineData("TITLE , issue_KEY\nA,US-1")]
    [InlineData("\"Issue-Key\"; Title\n US-1 ; \"A\" ")]
    [InlineData("issue key\tStory Title\nUS-1\tA")]
    [InlineData("\uFEFFIssueKey|title\nUS-1|A")]
    [InlineData("key,name,title\nUS-1,not this,A")]
    [InlineData("id,issue key,title,title\n7,US-1,,A")]
    public void Headers_are_read_leniently(string csv) => Assert.Equal(new("A", "US-1"), Assert.Single(SampleFiles.Read(csv).Rows).Draft);

    [Fact]
    public void A_wrong_separator_hint_is_ignored()
    {
        foreach (var separator in Enumerable.Range(0, 128).Select(c => (char)c).Except("\r\n\""))
            Assert.Equal("US-1", Assert.Single(SampleFiles.Read($"sep={separator}\nKey,Title\nUS-1,A").Rows).Draft.Key);
    }

    [Fact]
    public void Zero_bytes_become_spaces() =>
        Assert.Equal("A B", Assert.Single(SampleGame.New().After(SampleFiles.Read("Key,Title\nUS-1,A\0B")).Stories).Title);

    [Fact]
    public void Rows_are_read_up_to_a_limit_and_the_first_one_beyond_it_is_reported()
    {
        var import = SampleFiles.Read("Title\n" + string.Concat(Enumerable.Repeat("x\n", 20_000)));

        Assert.Equal(5 * PokerSession.MaxStories, import.Rows.Length);
        Assert.Equal([new(5 * PokerSession.MaxStories + 2, ImportProblemCode.TooMany)], import.Unreadable);
    }

    static void AssertRefused(FileProblem fault, byte[] file) =>
        Assert.Equal((Reason.BadCsv, fault), (SampleFiles.TryRead(file).Refusal?.Reason, SampleFiles.TryRead(file).Refusal?.File));
}
