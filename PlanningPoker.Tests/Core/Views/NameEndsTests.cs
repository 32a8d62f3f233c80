namespace PlanningPoker.Tests.Core.Views;

/// <summary>No two people read alike where there is little room for their names.</summary>
public class NameEndsTests
{
    [Theory]
    [InlineData("Alice", "Bob", "", "")]
    [InlineData("Bartholomäus Berg", "Bartholomäus Stein", "Berg", "Stein")]
    [InlineData("Player 10", "Player 11", "10", "11")]
    [InlineData("ALEXANDRA", "alexandros", "XANDRA", "andros")]
    public void Names_that_begin_alike_keep_their_ends(string first, string second, string end, string otherEnd)
    {
        var ends = EndsOf(first, second);
        Assert.EndsWith(end, ends[0], StringComparison.Ordinal);
        Assert.EndsWith(otherEnd, ends[1], StringComparison.Ordinal);
        Assert.Equal(end.Length == 0, ends[0].Length == 0);
        Assert.True(ends[0].Length == 0 || ends[0] != ends[1]);
    }

    [Fact]
    public void An_end_does_not_begin_within_a_letter()
    {
        var ends = EndsOf("Grace 👩‍💻👩‍💻👩‍💻", "Grace 👩‍💻👩‍💻🦊🦊");
        Assert.All(ends, end => Assert.True(end.Length == 0 || !char.IsLowSurrogate(end[0])));
    }

    static string[] EndsOf(string first, string second)
    {
        return [.. new[] { first, second }.Zip(TestSession.Of(first, second).View.NameEnds, (name, end) => name[^end..])];
    }
}
