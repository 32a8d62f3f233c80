namespace PlanningPoker.E2E.Timing;

/// <summary>
/// How long tests wait for what should happen at once before they fail. Only a hang takes as long: no test is limited by a time
/// that a busy machine makes. What the product promises about time is measured instead: see <see cref="TimePromise"/>.
/// </summary>
static class HangLimit
{
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(2);

    /// <summary>As Playwright wants it.</summary>
    public const int Milliseconds = 120_000;
}
