namespace PlanningPoker.Load.Measurements;

/// <summary>The 50th, 95th and 99th percentile of a set of times, in milliseconds; NaN when the set is empty.</summary>
sealed record Percentiles(double P50, double P95, double P99)
{
    public static Percentiles Calculate(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0 ? new(double.NaN, double.NaN, double.NaN) : new(At(0.50), At(0.95), At(0.99));

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    /// <summary>The middle value; of an even number of values, the lower of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values) => Calculate(values).P50;

    public override string ToString() => FormattableString.Invariant($"{P50:0.0} / {P95:0.0} / {P99:0.0}");
}
