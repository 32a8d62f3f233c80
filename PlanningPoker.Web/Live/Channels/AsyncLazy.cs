namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// A value that the first caller makes while all others await it. <c>Lazy&lt;Task&lt;T&gt;&gt;</c> would block their threads in its lock
/// until the factory awaits something, and here it never does.
/// </summary>
sealed class AsyncLazy<T>(Func<Task<T>> factory)
{
    Task<T>? value;

    public Task<T> Value => Volatile.Read(ref value) ?? Start();

    Task<T> Start()
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref value, source.Task, null) is { } started) return started;
        _ = CompleteAsync(source);
        return source.Task;
    }

    async Task CompleteAsync(TaskCompletionSource<T> source)
    {
        try
        {
            source.SetResult(await factory());
        }
        catch (Exception failure)
        {
            source.SetException(failure);
        }
    }
}
