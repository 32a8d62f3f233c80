namespace PlanningPoker.Tests.Core.Model;

public class SessionCodeTests
{
    [Theory]
    [InlineData("K7QF-92MX-4TRA")]
    [InlineData("k7qf92mx4tra")]
    [InlineData(" k7qf 92mx 4tra ")]
    [InlineData("K-7-Q-F-9-2-M-X-4-T-R-A")]
    [InlineData("K7QF-92MX-4TRA.")]
    [InlineData("(K7QF-92MX-4TRA),")]
    [InlineData("“k7qf-92mx-4tra”")]
    [InlineData("https://poker.example.org/s/K7QF-92MX-4TRA")]
    [InlineData("<https://example.org/poker/s/k7qf-92mx-4tra/stories?x=1#y>.")]
    [InlineData("poker.example.org/S/K7QF-92MX-4TRA?")]
    [InlineData("https:%2F%2Fpoker.example.org%2fs%2fK7QF-92MX-4TRA%2Fstories")]
    public void A_code_is_read_with_any_case_spaces_and_dashes(string typed)
    {
        Assert.True(SessionCode.TryParse(typed, out var code));
        Assert.Equal("K7QF-92MX-4TRA", code.Value);
    }

    [Theory]
    [InlineData("OoIi-Ll00-1100", "0011-1100-1100")]
    public void Letters_that_look_like_digits_are_read_as_digits(string typed, string read)
    {
        Assert.True(SessionCode.TryParse(typed, out var code));
        Assert.Equal(read, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7QF-92MX-4TR")]
    [InlineData("K7QF-92MX-4TRAA")]
    [InlineData("K7QF-92MX-4TRU")]
    [InlineData("K7QF_92MX_4TRA")]
    [InlineData("K7QF-92MX-4TRÄ")]
    [InlineData("K7QF-92MX-4TR４")]
    [InlineData("K7QF-92MX-4TR\u0000")]
    [InlineData("../../etc/passwd")]
    public void Other_text_is_not_a_code(string? typed) =>
        Assert.False(SessionCode.TryParse(typed, out _));

    [Fact]
    public void A_new_code_is_canonical_and_unique()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => SessionCode.New()).ToList();

        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.True(SessionCode.TryParse(code.Value, out var read) && read == code));
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code.Value));
    }

    [Fact]
    public void Every_character_of_the_alphabet_occurs_at_every_position()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => SessionCode.New().Value).ToList();

        foreach (var place in Enumerable.Range(0, 14).Except([4, 9]))
            Assert.Equal(32, codes.Select(code => code[place]).Distinct().Count());
    }
}
