namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Limits how many imports are read at once on this server, since each may take some hundred megabytes for a moment; the others wait for
/// their turn.
/// </summary>
public sealed class ImportTurns(TimeProvider time) : IDisposable
{
    public const int AtOnce = 2, MaxWaiting = 16;

    /// <summary>How long one waits. Browsers and proxies wait longer than that.</summary>
    public static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(20);

    /// <summary>When to try again, for the header of that name.</summary>
    public const string RetryAfterSeconds = "5";

    readonly SemaphoreSlim free = new(AtOnce);
    int waiting;

    /// <summary>A turn, which ends when it is disposed; null if too many wait, or it took too long.</summary>
    public async Task<IDisposable?> TakeAsync(CancellationToken ct)
    {
        if (free.Wait(0, CancellationToken.None)) return new Turn(free);
        try
        {
            if (Interlocked.Increment(ref waiting) > MaxWaiting) return null;
            using var timeout = new CancellationTokenSource(QueueTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
            await free.WaitAsync(either.Token);
            return new Turn(free);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => free.Dispose();

    sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0) free.Release();
        }
    }
}
