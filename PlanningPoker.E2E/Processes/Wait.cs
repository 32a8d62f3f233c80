using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Processes;

/// <summary>Waits for the thing, not for a time: asks at short intervals until it is so.</summary>
static class Wait
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It did not become so within <see cref="HangLimit.Time"/>.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> complaint, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(HangLimit.Time);
        while (!await isSo())
        {
            if (timer.IsCancellationRequested && !ct.IsCancellationRequested) throw new TimeoutException(complaint());
            await Task.Delay(Interval, ct);
        }
    }
}
