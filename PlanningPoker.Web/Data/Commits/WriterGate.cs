namespace PlanningPoker.Web.Data.Commits;

/// <summary>Limits the concurrent writers; the rest queue in process, in order, instead of polling the database.</summary>
/// <param name="writers">How many may write at the same time.</param>
/// <param name="queueTimeout">How long a writer waits for the others.</param>
public sealed class WriterGate(int writers, TimeSpan queueTimeout) : IDisposable
{
    readonly SemaphoreSlim semaphore = new(writers, writers);

    /// <summary>Waits until another writer is allowed. Dispose the result to let the next one in.</summary>
    /// <exception cref="StoreBusyException">The timeout elapsed.</exception>
    public async Task<SemaphoreLease> AcquireAsync()
    {
        if (!await semaphore.WaitAsync(queueTimeout))
            throw new StoreBusyException(new TimeoutException("Too many writers are waiting.")) { WroteNothing = true };
        return new(semaphore);
    }

    public void Dispose() => semaphore.Dispose();
}

/// <summary>Releases a semaphore when it is disposed.</summary>
public readonly struct SemaphoreLease(SemaphoreSlim semaphore) : IDisposable
{
    public void Dispose() => semaphore.Release();
}
