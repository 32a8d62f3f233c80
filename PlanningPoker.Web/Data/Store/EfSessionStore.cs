using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Stores sessions in a database and caches those in use. A session is cached only after its commit is confirmed.</summary>
public sealed class EfSessionStore : ISessionStore, IDisposable
{
    const int BatchSize = 50;

    readonly IDbContextFactory<AppDb> databases;
    readonly WriterGate writers;
    readonly SessionCache cache = new();
    readonly SharedCommits commits;

    public EfSessionStore(IDbContextFactory<AppDb> databases, WriterGate writers)
    {
        (this.databases, this.writers) = (databases, writers);
        commits = new(writers, WriteAsync);
    }

    public async Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (cache.Find(code) is { } cached) return cached;
        using var sessionLock = await cache.LockAsync(code, ct);
        // Another request may have read it while this one waited for the lock.
        if (cache.Find(code) is { } found) return found;
        return await ExecuteAsync(db => db.ReadSessionAsync(code.Value, ct), ct) is { } read ? cache.Set(read) : null;
    }

    public Task<bool> AddAsync(PokerSession session) => SaveAsync(null, session);

    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) => SaveAsync(before, after);

    public async Task<bool> TryDeleteAsync(PokerSession before)
    {
        using var sessionLock = await cache.LockAsync(before.Code);
        using var writerLease = await writers.AcquireAsync();
        cache.Remove(before.Code);
        return await ExecuteAsync(db => db.TryDeleteAsync(before));
    }

    /// <summary>
    /// Deletes the sessions that have not changed since a time, in one commit each, so that other writers do not wait long. A session that
    /// becomes active in the meantime is kept.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            var idle = await ExecuteAsync(db => db.Sessions.Where(row => row.ActiveAt < since)
                .OrderBy(row => row.ActiveAt).Select(row => row.Code).Take(BatchSize).ToListAsync(ct), ct);
            foreach (var code in idle)
                count += await DeleteIdleAsync(code, since, ct);
            if (idle.Count < BatchSize) return count;
        }
    }

    public void Dispose() => cache.Dispose();

    async Task<int> DeleteIdleAsync(string code, DateTimeOffset since, CancellationToken ct)
    {
        if (!SessionCode.TryParse(code, out var session)) throw new InvalidDataException($"'{code}' is not a valid session code.");
        using var sessionLock = await cache.LockAsync(session, ct);
        using var writerLease = await writers.AcquireAsync();
        cache.Remove(session);
        return await ExecuteAsync(db => db.Sessions.Where(row => row.Code == code && row.ActiveAt < since)
            .ExecuteDeleteAsync(), CancellationToken.None);
    }

    async Task<bool> SaveAsync(PokerSession? before, PokerSession after)
    {
        using var sessionLock = await cache.LockAsync(after.Code);
        if (!await commits.SaveAsync(new(before, after))) return false;
        cache.Set(after);
        return true;
    }

    async Task<bool> WriteAsync(IReadOnlyList<SaveRequest> requests)
    {
        var saved = false;
        try
        {
            return saved = await ExecuteAsync(db => db.TrySaveAsync(requests));
        }
        finally
        {
            // After an exception it is unknown whether the commit succeeded, so the next read must go to the database.
            if (!saved)
                foreach (var request in requests) cache.Remove(request.After.Code);
        }
    }

    async Task<T> ExecuteAsync<T>(Func<AppDb, Task<T>> operation, CancellationToken ct = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            return await operation(db);
        }
        catch (Exception exception) when (ct.IsCancellationRequested && exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(exception.Message, exception, ct);
        }
        catch (Exception exception) when (exception is not StoreBusyException && DatabaseErrors.IsTransient(exception))
        {
            throw new StoreBusyException(exception);
        }
    }
}
