using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>The behaviour that every <see cref="ISessionStore"/> must have.</summary>
public abstract partial class SessionStoreContract
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens a store on the same data with an empty cache, as another process does.</summary>
    protected abstract ISessionStore Open();

    [Fact]
    public async Task An_added_session_is_found_by_every_process()
    {
        var session = SampleSession.Open();

        Assert.True(await Open().AddAsync(session));

        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task An_unknown_session_is_not_found() => Assert.Null(await Open().FindAsync(SessionCode.New(), Ct));

    [Fact]
    public async Task A_code_is_used_once()
    {
        var (store, session) = await AddAsync();

        Assert.False(await store.AddAsync(session with { Name = "Another" }));
        Assert.False(await Open().AddAsync(session with { Name = "Another" }));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_deleted_session_is_gone_and_its_code_is_free()
    {
        var (store, session) = await AddAsync();
        foreach (var (_, player, command) in SampleSession.EveryVerb)
        {
            var next = session.After(player, command(session));
            Assert.True(await store.TrySaveAsync(session, next));
            session = next;
        }

        Assert.True(await store.TryDeleteAsync(session));

        Assert.Null(await store.FindAsync(session.Code, Ct));
        Assert.Null(await Open().FindAsync(session.Code, Ct));
        Assert.False(await store.TrySaveAsync(session, session with { Stamp = session.Stamp + 1 }));
        Assert.True(await store.AddAsync(session), "Rows were left behind.");
    }

    [Fact]
    public async Task Deleting_on_an_older_state_is_refused()
    {
        var (store, session) = await AddAsync();
        var newer = await SaveAsync(store, session, new Vote("5"));

        Assert.False(await store.TryDeleteAsync(session));

        SessionText.AssertSame(newer, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        var (store, session) = await AddAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().FindAsync(session.Code, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindAsync(session.Code, cancelled.Token));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    async Task<(ISessionStore, PokerSession)> AddAsync()
    {
        var (store, session) = (Open(), SampleSession.Open());
        Assert.True(await store.AddAsync(session));
        return (store, session);
    }

    static async Task<PokerSession> SaveAsync(ISessionStore store, PokerSession session, Command command, string player = "Ann")
    {
        var next = session.After(player, command);
        Assert.True(await store.TrySaveAsync(session, next));
        return next;
    }
}
