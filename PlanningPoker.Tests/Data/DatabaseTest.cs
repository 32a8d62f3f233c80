namespace PlanningPoker.Tests.Data;

/// <summary>A test class with a SQLite file of its own.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected SqliteDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await SqliteDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<PokerSession?> ReadFromDiskAsync(PokerSession session) => Database.Store().FindAsync(session.Code, Ct);
}
