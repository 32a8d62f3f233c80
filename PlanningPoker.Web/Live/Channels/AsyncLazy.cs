namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// A value that the first who asks for it makes, while the others await it. <c>Lazy&lt;Task&lt;T&gt;&gt;</c> would hold their threads
/// in its lock for as long as the factory runs without awaiting, which is all of its time here.
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
