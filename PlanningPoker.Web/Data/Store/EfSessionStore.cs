using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Stores sessions in a database.</summary>
public sealed class EfSessionStore : ISessionStore
{
    readonly IDbContextFactory<AppDb> databases;
    readonly WriterGate writers;
    readonly SharedCommits commits;

    public EfSessionStore(IDbContextFactory<AppDb> databases, WriterGate writers, ILogger<EfSessionStore> log)
    {
        (this.databases, this.writers) = (databases, writers);
        commits = new(writers, requests => ExecuteAsync(db => db.TrySaveAsync(requests)), log);
    }

    public Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct) =>
        ExecuteAsync(db => db.ReadSessionAsync(code.Value, ct), ct);

    public Task<bool> AddAsync(PokerSession session) => commits.SaveAsync(new(null, session));

    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) => commits.SaveAsync(new(before, after));

    public async Task<bool> TryDeleteAsync(PokerSession before)
    {
        using var lease = await writers.AcquireAsync();
        return await ExecuteAsync(db => db.TryDeleteAsync(before));
    }

    public async Task<IReadOnlyList<SessionCode>> FindUnusedAsync(DateTimeOffset since, int max, CancellationToken ct)
    {
        var codes = await ExecuteAsync(db => db.Sessions.Where(row => row.ActiveAt < since)
            .OrderBy(row => row.ActiveAt).Select(row => row.Code).Take(max).ToListAsync(ct), ct);
        return [.. codes.Select(SessionRows.ToCode)];
    }

    public async Task<IReadOnlyList<DueSession>> FindDueAsync(DateTimeOffset until, int max, CancellationToken ct)
    {
        var rows = await ExecuteAsync(db => db.Sessions.Where(row => row.DueAt <= until)
            .OrderBy(row => row.DueAt).Select(row => new { row.Code, row.DueAt }).Take(max).ToListAsync(ct), ct);
        return [.. rows.Select(row => new DueSession(SessionRows.ToCode(row.Code), row.DueAt!.Value))];
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
