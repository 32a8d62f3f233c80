namespace PlanningPoker.Web.Hosting.Jobs;

/// <summary>
/// Compares the clock, which may be set, with the timestamps, which run on: a machine may start with a clock that is months wrong, and be
/// corrected minutes later.
/// </summary>
sealed class ClockSteadiness(TimeProvider clock)
{
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5), SteadyAfter = TimeSpan.FromMinutes(50);

    (DateTimeOffset Time, long Timestamp) steadySince = (clock.GetUtcNow(), clock.GetTimestamp());

    /// <returns>Whether nobody has set the clock since the start, and that for nearly an hour.</returns>
    public bool Check()
    {
        var (now, elapsed) = (clock.GetUtcNow(), clock.GetElapsedTime(steadySince.Timestamp));
        if ((now - steadySince.Time - elapsed).Duration() > Tolerance)
        {
            steadySince = (now, clock.GetTimestamp());
            return false;
        }
        return elapsed >= SteadyAfter;
    }
}
