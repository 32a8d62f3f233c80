using System.Collections.Immutable;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering.Models;

/// <summary>The bars of the chart on the summary.</summary>
public class AgreementChartTests
{
    [Fact]
    public void Each_round_has_a_bar_as_high_as_the_team_agreed()
    {
        var chart = AgreementChart.Of([new(0.5, false), new(1, true)]);

        Assert.Equal([new(0, 50, 50, false), new(10, 0, 100, true)], chart.Bars);
        Assert.Equal(20, chart.Width);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(79)]
    [InlineData(5000)]
    public void Many_rounds_share_bars_and_none_is_left_out(int rounds)
    {
        var points = Enumerable.Range(1, rounds)
            .Select(round => new AgreementPoint(round == rounds ? 0 : 1, round < rounds)).ToImmutableArray();

        var chart = AgreementChart.Of(points);

        Assert.Equal(AgreementChart.MaxBars, chart.Bars.Length);
        Assert.All(chart.Bars[..^1], bar => Assert.Equal((100, true), (bar.Height, bar.Reached)));
        Assert.True(chart.Bars[^1] is { Height: < 100, Reached: false });
    }
}
