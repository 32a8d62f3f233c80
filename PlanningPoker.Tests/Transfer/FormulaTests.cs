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
    public void A_cell_that_a_spreadsheet_might_run_gets_an_apostrophe_and_loses_it_on_the_way_back(string title)
    {
        var csv = Export.Csv(Played.New().Adds(title, "US-1"));

        Assert.Contains(title[..1] is "\"" ? "'\"\"=" : "'" + title[..2], Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal(title, Assert.Single(Samples.Read(csv).Rows).Draft.Title);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.5")]
    [InlineData("1 = 1")]
    [InlineData("'tis")]
    public void A_cell_that_does_nothing_stays_as_it_is(string title)
    {
        var csv = Export.Csv(Played.New().Adds(title, "US-1"));

        Assert.Contains($"US-1,{title},", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal(title, Assert.Single(Samples.Read(csv).Rows).Draft.Title);
    }

    [Fact]
    public void A_player_cannot_smuggle_a_formula_in_by_a_name()
    {
        var session = Played.New().With("=cmd()").Adds("One").Does(new StartStory(new("s1"))).Votes(("=cmd()", "5")).Does(new Reveal());

        Assert.Contains(",Round 2: =cmd() 5", Encoding.UTF8.GetString(Export.Csv(session)).Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
