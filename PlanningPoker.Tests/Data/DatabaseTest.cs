using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>A test class with a database of its own.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task<PokerSession> AddAsync(ISessionStore store, DateTimeOffset? at = null)
    {
        var session = SampleSession.Open(at);
        Assert.True(await store.AddAsync(session));
        return session;
    }

    protected static async Task<PokerSession> SaveAsync(ISessionStore store, PokerSession session, string player, Command command)
    {
        var next = session.After(player, command);
        Assert.True(await store.TrySaveAsync(session, next));
        return next;
    }

    protected Task<PokerSession?> ReadFromDiskAsync(PokerSession session) => Database.Store().FindAsync(session.Code, Ct);
}
