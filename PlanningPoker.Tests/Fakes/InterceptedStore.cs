namespace PlanningPoker.Tests.Fakes;

/// <summary>A store that a test can delay, fail or overtake.</summary>
sealed class InterceptedStore(ISessionStore inner) : ISessionStore
{
    public Func<Task> BeforeFind { get; set; } = () => Task.CompletedTask;
    public Func<Task> BeforeStamps { get; set; } = () => Task.CompletedTask;
    public Func<SessionCode, Task> BeforeFindOf { get; set; } = _ => Task.CompletedTask;
    public Func<Task> BeforeUnusedSearch { get; set; } = () => Task.CompletedTask;
    public Func<Task> BeforeSearch { get; set; } = () => Task.CompletedTask;
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;
    public Func<Task> AfterWrite { get; set; } = () => Task.CompletedTask;

    public async Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct)
    {
        await BeforeFind();
        await BeforeFindOf(code);
        return await inner.FindAsync(code, ct);
    }

    public Task<PokerSession?> FindVotesAsync(PokerSession known, long stamp, CancellationToken ct) =>
        inner.FindVotesAsync(known, stamp, ct);

    public async Task<IReadOnlyDictionary<SessionCode, long>> FindStampsAsync(
        IReadOnlyCollection<SessionCode> codes, CancellationToken ct)
    {
        await BeforeStamps();
        return await inner.FindStampsAsync(codes, ct);
    }

    public async Task<IReadOnlyList<SessionCode>> FindUnusedAsync(DateTimeOffset since, int skip, int max, CancellationToken ct)
    {
        await BeforeUnusedSearch();
        return await inner.FindUnusedAsync(since, skip, max, ct);
    }

    public async Task<IReadOnlyList<DueSession>> FindDueAsync(DateTimeOffset until, int skip, int max, CancellationToken ct)
    {
        await BeforeSearch();
        return await inner.FindDueAsync(until, skip, max, ct);
    }

    public Task<bool> AddAsync(PokerSession session) => WriteAsync(() => inner.AddAsync(session));
    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) => WriteAsync(() => inner.TrySaveAsync(before, after));
    public Task<bool> TryDeleteAsync(PokerSession before) => WriteAsync(() => inner.TryDeleteAsync(before));

    async Task<bool> WriteAsync(Func<Task<bool>> write)
    {
        await BeforeWrite();
        var written = await write();
        await AfterWrite();
        return written;
    }
}
