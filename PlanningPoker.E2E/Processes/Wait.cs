namespace PlanningPoker.E2E.Processes;

/// <summary>Waits for the thing, not for a time: asks at short intervals until it is so or the limit is over.</summary>
static class Wait
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It did not become so within the limit.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan limit, Func<string> complaint, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(limit);
        while (!await isSo())
        {
            if (timer.IsCancellationRequested && !ct.IsCancellationRequested) throw new TimeoutException(complaint());
            await Task.Delay(Interval, ct);
        }
    }
}
