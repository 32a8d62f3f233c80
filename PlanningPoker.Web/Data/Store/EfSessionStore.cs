using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Stores sessions in a database.</summary>
public sealed class EfSessionStore : ISessionStore, IAsyncDisposable
{
    /// <summary>How often, and after what pause, the log of SQLite is tried to be emptied while somebody reads.</summary>
    const int EmptyAttempts = 10;

    /// <summary>How many whole sessions are read at once: a server that ends may leave thousands to the others.</summary>
    const int MaxReads = 8;

    static readonly TimeSpan EmptyPause = TimeSpan.FromMilliseconds(100);

    readonly IDbContextFactory<AppDb> databases;
    readonly WriterGate writers;
    readonly WriteContexts writing;
    readonly SharedCommits commits;
    readonly SemaphoreSlim reads = new(MaxReads);

    public EfSessionStore(IDbContextFactory<AppDb> databases, WriterGate writers, ILogger<EfSessionStore> log)
    {
        (this.databases, this.writers) = (databases, writers);
        writing = new(databases);
        commits = new(writers, requests => WriteAsync(db => db.TrySaveAsync(requests)), log);
    }

    public async Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct)
    {
        if (!await reads.WaitAsync(Databases.ReadQueueTimeout, ct))
            throw new StoreBusyException(new TimeoutException()) { WroteNothing = true };
        try
        {
            return await ReadAsync(db => db.ReadSessionAsync(code.Value, ct), ct);
        }
        finally
        {
            reads.Release();
        }
    }

    public Task<PokerSession?> FindVotesAsync(PokerSession known, long stamp, CancellationToken ct) =>
        ReadAsync(db => db.ReadVotesAsync(known, stamp, ct), ct);

    public async Task<IReadOnlyDictionary<SessionCode, long>> FindStampsAsync(
        IReadOnlyCollection<SessionCode> codes, CancellationToken ct)
    {
        string[] values = [.. codes.Select(code => code.Value)];
        var rows = await ReadAsync(db => Named(db, values).Select(row => new { row.Code, row.Stamp }).ToListAsync(ct), ct);
        return rows.ToDictionary(row => SessionRows.ToCode(row.Code), row => row.Stamp);
    }

    public Task<bool> AddAsync(PokerSession session) => commits.SaveAsync(new(null, session));

    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) => commits.SaveAsync(new(before, after));

    public async Task<bool> TryDeleteAsync(PokerSession before)
    {
        if (!await AsWriterAsync(db => db.TryDeleteAsync(before))) return false;
        await TryEmptyLogAsync();
        return true;
    }

    /// <summary>
    /// The words of a deleted session are overwritten in the file; the write-ahead log of SQLite still has them, until it is emptied here
    /// or by a later write.
    /// </summary>
    async Task TryEmptyLogAsync()
    {
        try
        {
            for (var i = 0; i < EmptyAttempts; i++)
            {
                if (await AsWriterAsync(async db => db is not SqliteDb || await db.TryEmptyLogAsync())) break;
                await Task.Delay(EmptyPause);
            }
        }
        catch (StoreBusyException)
        {
            // The session is deleted already, and everyone has to hear of it.
        }
    }

    async Task<T> AsWriterAsync<T>(Func<AppDb, Task<T>> operation)
    {
        using var lease = await writers.AcquireAsync();
        return await WriteAsync(operation);
    }

    public async Task<IReadOnlyList<SessionCode>> FindUnusedAsync(DateTimeOffset since, int skip, int max, CancellationToken ct)
    {
        var codes = await ReadAsync(db => db.Sessions.Where(row => row.ActiveAt < since || row.MarkedUnusedAt != null)
            .OrderBy(row => row.ActiveAt).ThenBy(row => row.Code).Select(row => row.Code).Skip(skip).Take(max).ToListAsync(ct), ct);
        return [.. codes.Select(SessionRows.ToCode)];
    }

    public async Task<IReadOnlyList<DueSession>> FindDueAsync(DateTimeOffset until, int skip, int max, CancellationToken ct)
    {
        var rows = await ReadAsync(db => db.Sessions.Where(row => row.DueAt <= until)
            .OrderBy(row => row.DueAt).ThenBy(row => row.Code)
            .Select(row => new { row.Code, row.DueAt }).Skip(skip).Take(max).ToListAsync(ct), ct);
        return [.. rows.Select(row => new DueSession(SessionRows.ToCode(row.Code), row.DueAt!.Value))];
    }

    public ValueTask DisposeAsync() => writing.DisposeAsync();

    /// <summary>Many codes are one parameter, so that the statement is the same however many they are.</summary>
    static IQueryable<SessionRow> Named(AppDb db, string[] codes) => codes is [var only]
        ? db.Sessions.Where(row => row.Code == only)
        : db.Sessions.Where(row => EF.Parameter(codes).Contains(row.Code));

    Task<T> WriteAsync<T>(Func<AppDb, Task<T>> operation) =>
        DatabaseErrors.TranslateAsync(() => writing.RunAsync(operation), CancellationToken.None);

    Task<T> ReadAsync<T>(Func<AppDb, Task<T>> operation, CancellationToken ct) => DatabaseErrors.TranslateAsync(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await operation(db);
    }, ct);
}
