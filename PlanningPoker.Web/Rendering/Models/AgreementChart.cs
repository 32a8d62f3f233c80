using System.Collections.Immutable;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// How far the team agreed from round to round: a bar for each, or for several rounds that follow each other where there are many. The
/// chart is a picture of the sentence below it.
/// </summary>
/// <param name="Bars">The bars, oldest first.</param>
public sealed record AgreementChart(ImmutableArray<AgreementBar> Bars)
{
    /// <summary>More bars cannot be told apart on a phone.</summary>
    public const int MaxBars = 40;

    /// <summary>The height of the picture, and the width of a bar with the gap behind it.</summary>
    public const int Height = 100, Step = 10;

    public int Width => Bars.Length * Step;

    public static AgreementChart Of(ImmutableArray<AgreementPoint> points)
    {
        var count = Math.Min(MaxBars, points.Length);
        return new([.. Enumerable.Range(0, count).Select(i => BarOf(i, points[StartOf(i)..StartOf(i + 1)]))]);

        int StartOf(int bar) => bar * points.Length / count;
    }

    static AgreementBar BarOf(int index, ImmutableArray<AgreementPoint> points)
    {
        var height = (int)Math.Round(Height * points.Average(point => point.Share));
        return new(index * Step, Height - height, height, points.All(point => point.Reached));
    }
}

/// <summary>A bar of the chart.</summary>
/// <param name="X">Its left end.</param>
/// <param name="Y">Its upper end.</param>
/// <param name="Height">Its height.</param>
/// <param name="Reached">Whether everyone chose the same card in all of its rounds.</param>
public readonly record struct AgreementBar(int X, int Y, int Height, bool Reached);
