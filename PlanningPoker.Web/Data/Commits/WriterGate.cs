namespace PlanningPoker.Web.Data.Commits;

/// <summary>Lets no more writers at the database than it takes gladly; the others wait in line here, where waiting is free and fair.</summary>
public sealed class WriterGate(int writers, TimeSpan patience) : IDisposable
{
    readonly SemaphoreSlim free = new(writers, writers);

    /// <exception cref="StoreBusyException">No turn came in time.</exception>
    public async Task<Turn> EnterAsync()
    {
        if (!await free.WaitAsync(patience)) throw new StoreBusyException(new TimeoutException("Too many writers were waiting."));
        return new(free);
    }

    public void Dispose() => free.Dispose();
}

/// <summary>A turn at something that few may do at once, until it is disposed.</summary>
public readonly struct Turn(SemaphoreSlim taken) : IDisposable
{
    public void Dispose() => taken.Release();
}
