using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Sessions in a database, those in use in memory. What memory holds was committed; when that is in doubt, it forgets.</summary>
public sealed class EfSessionStore : ISessionStore, IDisposable
{
    const int Batch = 50;

    readonly IDbContextFactory<AppDb> databases;
    readonly WriterGate writers;
    readonly ILogger<EfSessionStore> log;
    readonly SessionCache cache = new();
    readonly SharedCommits commits;

    public EfSessionStore(IDbContextFactory<AppDb> databases, WriterGate writers, ILogger<EfSessionStore> log)
    {
        (this.databases, this.writers, this.log) = (databases, writers, log);
        commits = new(writers, WriteAsync);
    }

    public async Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (cache.Find(code) is { } known) return known;
        using var turn = await cache.EnterAsync(code, ct);
        if (cache.Find(code) is { } found) return found;
        return await AskAsync(db => db.ReadSessionAsync(code.Value, ct), ct) is { } read ? cache.Keep(read) : null;
    }

    public Task<bool> AddAsync(PokerSession session) => SaveAsync(null, session);

    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) => SaveAsync(before, after);

    public async Task<bool> TryDeleteAsync(PokerSession before)
    {
        using var turn = await cache.EnterAsync(before.Code);
        using var writer = await writers.EnterAsync();
        cache.Forget(before.Code);
        return await AskAsync(db => db.TryDeleteAsync(before));
    }

    /// <summary>Forgets sessions in which nothing has changed since then, one commit each, so that nobody waits for long. One that becomes active meanwhile stays.</summary>
    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            var idle = await AskAsync(db => db.Sessions.Where(row => row.ActiveAt < since).OrderBy(row => row.ActiveAt).Select(row => row.Code)
                .Take(Batch).ToListAsync(ct), ct);
            foreach (var code in idle)
                count += await DeleteIdleAsync(code, since, ct);
            if (idle.Count < Batch) return count;
        }
    }

    public void Dispose() => cache.Dispose();

    async Task<int> DeleteIdleAsync(string code, DateTimeOffset since, CancellationToken ct)
    {
        if (!SessionCode.TryParse(code, out var session)) throw new InvalidDataException($"No session has the code {code}.");
        using var turn = await cache.EnterAsync(session, ct);
        using var writer = await writers.EnterAsync();
        cache.Forget(session);
        return await AskAsync(db => db.Sessions.Where(row => row.Code == code && row.ActiveAt < since).ExecuteDeleteAsync(), CancellationToken.None);
    }

    async Task<bool> SaveAsync(PokerSession? before, PokerSession after)
    {
        using var turn = await cache.EnterAsync(after.Code);
        if (!await commits.SaveAsync(new(before, after))) return false;
        cache.Keep(after);
        return true;
    }

    async Task<bool> WriteAsync(IReadOnlyList<Save> saves)
    {
        var saved = false;
        try
        {
            return saved = await AskAsync(db => db.TrySaveAsync(saves));
        }
        finally
        {
            // An exception may leave open what was committed: then only the database knows.
            if (!saved)
                foreach (var save in saves) cache.Forget(save.After.Code);
        }
    }

    async Task<T> AskAsync<T>(Func<AppDb, Task<T>> question, CancellationToken ct = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            return await question(db);
        }
        catch (Exception fault) when (ct.IsCancellationRequested && fault is not OperationCanceledException)
        {
            throw new OperationCanceledException(fault.Message, fault, ct);
        }
        catch (Exception fault) when (fault is not StoreBusyException && Faults.AreTemporary(fault))
        {
            log.LogWarning(fault, "The database did not answer in time, or could not");
            throw new StoreBusyException(fault);
        }
    }
}
