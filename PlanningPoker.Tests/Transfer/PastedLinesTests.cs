using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

public class PastedLinesTests
{
    [Theory]
    [InlineData("Sign in", null, "Sign in")]
    [InlineData("US-125 Sign in", "US-125", "Sign in")]
    [InlineData("US-125: Sign in", "US-125", "Sign in")]
    [InlineData("us-125: Sign in", "us-125", "Sign in")]
    [InlineData("[US-125] Sign in", "US-125", "Sign in")]
    [InlineData("[US-125]: Sign in", "US-125", "Sign in")]
    [InlineData("US-125 - Sign in", "US-125", "Sign in")]
    [InlineData("US-125 – Sign in", "US-125", "Sign in")]
    [InlineData("US-125\tSign in", "US-125", "Sign in")]
    [InlineData("4711\tSign in", "4711", "Sign in")]
    [InlineData("#12 Sign in", "#12", "Sign in")]
    [InlineData("A_B2-7 Sign in", "A_B2-7", "Sign in")]
    [InlineData("  - Sign in", null, "Sign in")]
    [InlineData("* US-125 Sign in", "US-125", "Sign in")]
    [InlineData("12. Sign in", null, "Sign in")]
    [InlineData("3) Sign in", null, "Sign in")]
    [InlineData("- [ ] US-125 Sign in", "US-125", "Sign in")]
    [InlineData("2. [x] Sign in", null, "Sign in")]
    [InlineData("• Sign in", null, "Sign in")]
    [InlineData("-5 degrees", null, "-5 degrees")]
    [InlineData("2.5 release", null, "2.5 release")]
    [InlineData("3 new buttons", null, "3 new buttons")]
    [InlineData("UTF-8 everywhere", null, "UTF-8 everywhere")]
    [InlineData("step-2 of sign in", null, "step-2 of sign in")]
    [InlineData("US-125", null, "US-125")]
    [InlineData("US-1a Sign in", null, "US-1a Sign in")]
    [InlineData("=1+1", null, "=1+1")]
    public void A_line_is_a_title_with_an_optional_key(string line, string? key, string title) =>
        Assert.Equal(new(title, key), Read(line));

    [Theory]
    [InlineData("US-125 Sign in https://example.com/US-125")]
    [InlineData("US-125: Sign in (https://example.com/US-125)")]
    [InlineData("US-125 Sign in - <https://example.com/US-125>")]
    [InlineData("US-125\tSign in\thttps://example.com/US-125")]
    [InlineData("[US-125](https://example.com/US-125) Sign in")]
    public void An_address_at_the_end_is_the_link(string line) =>
        Assert.Equal(new("Sign in", "US-125", Url: "https://example.com/US-125"), Read(line));

    [Theory]
    [InlineData("Read https://example.com before")]
    [InlineData("Support ftp://example.com")]
    [InlineData("Support https://")]
    public void An_address_elsewhere_is_text(string line) => Assert.Equal(new(line), Read(line));

    [Fact]
    public void A_line_with_nothing_but_an_address_has_it_as_its_title() =>
        Assert.Equal(new("https://example.com/a", Url: "https://example.com/a"), Read("https://example.com/a"));

    [Fact]
    public void Further_cells_are_the_description() =>
        Assert.Equal(new("Sign in", "US-125", "High\nAna"), Read("US-125\tSign in\tHigh\t\tAna"));

    [Fact]
    public void Blank_lines_and_rulers_are_skipped_but_counted()
    {
        var (import, _) = SampleFiles.TryRead("One\n\n \t\n---\r\n* * *\r-\nTwo\r\n");

        Assert.Equal([(1, "One"), (7, "Two")], import!.Rows.Select(row => (row.Line, row.Draft.Title)));
    }

    [Fact]
    public void A_word_that_begins_several_lines_is_not_a_key()
    {
        var (import, _) = SampleFiles.TryRead("PHP-8 upgrade\nPHP-8 clean-up\nUS-1 One\nUS-1 One");

        Assert.Equal(["PHP-8 upgrade", "PHP-8 clean-up", "One", "One"], import!.Rows.Select(row => row.Draft.Title));
        Assert.Equal([null, null, "US-1", "US-1"], import.Rows.Select(row => row.Draft.Key));
        Assert.Equal(3, SampleGame.New().After(import).Stories.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("---")]
    public void Text_without_a_line_is_refused(string text) =>
        Assert.Equal(new Refusal(Reason.BadCsv) { File = FileProblem.Empty }, SampleFiles.TryRead(text).Refusal);

    [Fact]
    public void A_table_pasted_into_the_text_box_is_read_as_a_table()
    {
        var (import, _) = SampleFiles.TryRead("Key\tTitle\tDescription\nUS-1\tOne\t\"a\nb\"\n");

        Assert.Equal(new("One", "US-1", "a\nb"), Assert.Single(import!.Rows).Draft);
    }

    [Theory]
    [InlineData("One, two\nThree, and a half")]
    [InlineData("Login, logout\nTitle, description and key")]
    public void Lines_pasted_into_the_text_box_stay_lines(string text) =>
        Assert.Equal(text.Split('\n'), SampleFiles.TryRead(text).Value!.Rows.Select(row => row.Draft.Title));

    [Fact]
    public void Lines_in_a_file_may_have_any_Unicode_encoding() =>
        Assert.Equal("Größe", SampleFiles.TryRead(
            (byte[])[0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("Größe")]).Value!.Rows.Single().Draft.Title);

    static StoryDraft Read(string line) => Assert.Single(SampleFiles.TryRead(line).Value!.Rows).Draft;
}
