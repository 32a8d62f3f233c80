namespace PlanningPoker.E2E.Timing;

/// <summary>
/// How long a test waits for something before it fails. Only a hang takes that long, even on a busy machine. The times that the product
/// promises are checked by <see cref="TimePromise"/>.
/// </summary>
static class HangLimit
{
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(2);

    /// <summary>The same in milliseconds, as Playwright needs it.</summary>
    public const int Milliseconds = 120_000;
}
