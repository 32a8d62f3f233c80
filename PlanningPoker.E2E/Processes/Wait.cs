using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Processes;

/// <summary>Checks a condition at short intervals until it holds.</summary>
static class Wait
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">The condition did not hold within <see cref="HangLimit.Time"/>.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> message, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(HangLimit.Time);
        while (!await condition())
        {
            if (timer.IsCancellationRequested && !ct.IsCancellationRequested) throw new TimeoutException(message());
            await Task.Delay(Interval, ct);
        }
    }
}
