namespace PlanningPoker.Load.Measurements;

/// <summary>How times are spread, in milliseconds: the half of them, and all but the worst of twenty or a hundred.</summary>
sealed record Percentiles(double P50, double P95, double P99)
{
    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0 ? new(double.NaN, double.NaN, double.NaN) : new(At(0.50), At(0.95), At(0.99));

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    /// <summary>The one in the middle, of figures from several runs.</summary>
    public static double Median(IEnumerable<double> figures) => Of(figures).P50;

    public override string ToString() => FormattableString.Invariant($"{P50:0.0} / {P95:0.0} / {P99:0.0}");
}
