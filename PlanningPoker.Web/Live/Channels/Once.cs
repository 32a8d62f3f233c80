namespace PlanningPoker.Web.Live.Channels;

/// <summary>Makes something for all who want it: one does, and the others wait for it without holding a thread.</summary>
static class Once
{
    /// <param name="made">Where it is kept.</param>
    /// <param name="make">How it is made, if nobody has begun.</param>
    public static Task<T> MakeAsync<T>(ref Task<T>? made, Func<Task<T>> make)
    {
        if (Volatile.Read(ref made) is { } ready) return ready;
        var begun = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref made, begun.Task, null) is { } other) return other;
        _ = FinishAsync(begun, make);
        return begun.Task;
    }

    static async Task FinishAsync<T>(TaskCompletionSource<T> begun, Func<Task<T>> make)
    {
        try
        {
            begun.SetResult(await make());
        }
        catch (Exception failure)
        {
            begun.SetException(failure);
        }
    }
}
