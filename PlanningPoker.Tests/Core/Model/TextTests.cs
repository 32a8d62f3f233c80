namespace PlanningPoker.Tests.Core.Model;

public class TextTests
{
    [Theory]
    [InlineData("Ann")]
    [InlineData("Ünal Öz")]
    [InlineData("李雷")]
    [InlineData("محمد")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("a\u200Db")]
    [InlineData("<script>")]
    [InlineData("'; drop table")]
    public void Names_in_any_script_are_accepted_as_a_line(string text) =>
        Assert.Equal(text, Text.NormalizeLine(text, 40));

    [Theory]
    [InlineData(" Ann\t", "Ann")]
    [InlineData("\u00A0Ann\u3000", "Ann")]
    [InlineData("Zoe\u0301", "Zo\u00E9")]
    [InlineData("\u212B", "\u00C5")]
    public void A_line_is_trimmed_and_normalised(string text, string line) =>
        Assert.Equal(line, Text.NormalizeLine(text, 40));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u2003")]
    [InlineData("\u200B")]
    [InlineData("\u200D\uFE0F\u2060")]
    [InlineData("\u0301")]
    public void Invisible_text_is_refused(string? text) =>
        Assert.Null(Text.NormalizeLine(text, 40));

    [Theory]
    [InlineData('\u0000')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\t')]
    [InlineData('\u001B')]
    [InlineData('\u007F')]
    [InlineData('\u0085')]
    [InlineData('\u202A')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    public void Control_and_bidi_override_characters_are_refused(char c) =>
        Assert.Null(Text.NormalizeLine($"a{c}b", 40));

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.Null(Text.NormalizeLine("a\uD83D", 40));
        Assert.Null(Text.NormalizeLine("\uDE00a", 40));
        Assert.Null(Text.NormalizeLine("\uDE00\uD83D", 40));
        Assert.Null(Text.NormalizeParagraphs("a\uD83D", 40));
    }

    [Fact]
    public void Lengths_are_counted_after_trimming_and_normalising()
    {
        Assert.NotNull(Text.NormalizeLine(new string('x', 40) + "  ", 40));
        Assert.Null(Text.NormalizeLine(new('x', 41), 40));
        Assert.NotNull(Text.NormalizeLine(string.Concat(Enumerable.Repeat("e\u0301", 40)), 40));
        Assert.Null(Text.NormalizeLine(new('\u0958', 30), 40));
        Assert.Null(Text.NormalizeLine(string.Concat(Enumerable.Repeat("😀", 21)), 40));
    }

    [Fact]
    public void Paragraphs_keep_lines_and_tabs_and_use_one_kind_of_line_end()
    {
        Assert.Equal("a\nb\nc\td", Text.NormalizeParagraphs(" a\r\nb\rc\td\n ", 40));
        Assert.Equal("\u00E9", Text.NormalizeParagraphs("e\u0301", 40));
        Assert.Null(Text.NormalizeParagraphs("a\u0000b", 40));
        Assert.Null(Text.NormalizeParagraphs("a\u202Eb", 40));
        Assert.Null(Text.NormalizeParagraphs("a\uFFFEb", 40));
        Assert.Null(Text.NormalizeParagraphs(new('x', 41), 40));
    }

    [Fact]
    public void Shortened_text_ends_in_an_ellipsis_within_the_limit()
    {
        Assert.Equal("abcd", Text.Truncate("abcd", 4));
        Assert.Equal("abc…", Text.Truncate("abcde", 4));
    }

    [Fact]
    public void A_surrogate_pair_is_never_cut_in_half()
    {
        Assert.Equal("ab…", Text.Truncate("ab😀cd", 4));
        Assert.Equal("ab😀…", Text.Truncate("ab😀cd", 5));
    }

    [Theory]
    [InlineData("a\u0000b", "a b")]
    [InlineData(" a \t\r\n b ", "a b")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("\u200B", "")]
    public void Imported_text_is_cleaned_to_one_line(string text, string clean) =>
        Assert.Equal(clean, Text.Clean(text, oneLine: true));

    [Fact]
    public void Half_a_surrogate_pair_in_imported_text_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb", Text.Clean("a\uD83Db", oneLine: true));

    [Fact]
    public void Imported_text_of_many_lines_keeps_its_lines() =>
        Assert.Equal("a \n\n\tb", Text.Clean("a\u0007\r\n\n\tb\r\n", oneLine: false));

    [Fact]
    public void Stacked_combining_marks_are_refused_when_typed_and_reduced_when_imported()
    {
        var stacked = "a" + string.Concat(Enumerable.Repeat("\u0315\u0316", 20));

        Assert.Null(Text.NormalizeLine(stacked, 100));
        Assert.Null(Text.NormalizeParagraphs(stacked, 100));
        Assert.Equal(31, Text.Clean(stacked, oneLine: true).Length);
        Assert.NotNull(Text.NormalizeLine("a" + string.Concat(Enumerable.Repeat("\u0315\u0316", 15)), 100));
    }
}
