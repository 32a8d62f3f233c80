using Microsoft.Extensions.Caching.Memory;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Caches sessions as this process last read or committed them. Every read and write of a session in the database holds the session's
/// lock until the cache is updated, so that a slow read never replaces a newer state by an older one.
/// </summary>
sealed class SessionCache : IDisposable
{
    /// <summary>About 500 MB: a row takes about one kilobyte.</summary>
    const int MaxRows = 500_000;

    static readonly TimeSpan IdleLifetime = TimeSpan.FromMinutes(30);

    readonly MemoryCache sessions = new(new MemoryCacheOptions { SizeLimit = MaxRows });

    /// <summary>A fixed set of locks, so that none has to be removed. Some sessions share one.</summary>
    readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<SemaphoreLease> LockAsync(SessionCode code, CancellationToken ct = default)
    {
        var semaphore = locks[(uint)code.GetHashCode() % locks.Length];
        await semaphore.WaitAsync(ct);
        return new(semaphore);
    }

    public PokerSession? Find(SessionCode code) => sessions.Get<PokerSession>(code);

    public PokerSession Set(PokerSession session)
    {
        var rows = 1 + session.Players.Count + session.Stories.Count + session.DeletedStories.Count + session.FinishedRounds.Count;
        return sessions.Set(session.Code, session, new MemoryCacheEntryOptions { Size = rows, SlidingExpiration = IdleLifetime });
    }

    public void Remove(SessionCode code) => sessions.Remove(code);

    public void Dispose() => sessions.Dispose();
}
