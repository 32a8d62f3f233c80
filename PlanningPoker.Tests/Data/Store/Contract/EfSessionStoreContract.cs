namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>
/// The contract of every store, and what a store on a database has to do when that is slow, breaks, or is used by others: the same on each
/// provider.
/// </summary>
public abstract partial class EfSessionStoreContract : SessionStoreContract, IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = null!;

    /// <summary>The database of one test, which others may use too. Skips the test where there is none.</summary>
    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    protected override ISessionStore Open() => Database.Store();

    public async ValueTask InitializeAsync() => Database = await CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        // None was created for a test that was skipped.
        if (Database is not null) await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    Task<PokerSession?> ReadFromDiskAsync(PokerSession session) => Open().FindAsync(session.Code, Ct);

    async Task RunAsync(string sql)
    {
        await using var connection = await Database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
