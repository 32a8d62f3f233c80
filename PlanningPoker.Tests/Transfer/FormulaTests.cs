using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

public class FormulaTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\"=1+1\"")]
    [InlineData("'=1+1")]
    [InlineData("\u200B=1+1")]
    [InlineData("＝1+1")]
    [InlineData("- a dash")]
    [InlineData("-1-2")]
    public void A_cell_that_looks_like_a_formula_gets_an_apostrophe_that_an_import_removes(string title)
    {
        var csv = ExportedBytes.Csv(SampleGame.New().WithStory(title, "US-1"));

        Assert.Contains(title[..1] is "\"" ? "'\"\"=" : "'" + title[..2], Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal(title, Assert.Single(SampleFiles.Read(csv).Rows).Draft.Title);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.5")]
    [InlineData("1 = 1")]
    [InlineData("'tis")]
    public void A_harmless_cell_is_exported_unchanged(string title)
    {
        var csv = ExportedBytes.Csv(SampleGame.New().WithStory(title, "US-1"));

        Assert.Contains($"US-1,{title},", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal(title, Assert.Single(SampleFiles.Read(csv).Rows).Draft.Title);
    }

    [Fact]
    public void A_player_name_cannot_become_a_formula()
    {
        var session = SampleGame.New().WithPlayers("=cmd()").WithStory("One").After(new StartStory(new("s1"))).WithVotes(("=cmd()", "5"))
            .After(new Reveal());

        Assert.Contains(",Round 1: =cmd() 5", Encoding.UTF8.GetString(ExportedBytes.Csv(session))
            .Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
