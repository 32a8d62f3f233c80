using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// The contexts that write. SQLite has one writer at a time, so its context stays open: its connection is not set up for each commit, and
/// its statements stay prepared. After a failure it is replaced.
/// </summary>
sealed class WriteContexts(IDbContextFactory<AppDb> databases) : IAsyncDisposable
{
    AppDb? open;

    /// <summary>Runs an operation with a context that nobody else uses meanwhile.</summary>
    public async Task<T> RunAsync<T>(Func<AppDb, Task<T>> operation)
    {
        var db = Interlocked.Exchange(ref open, null) ?? await databases.CreateDbContextAsync();
        try
        {
            if (db is SqliteDb) await OpenAsync(db);
            var result = await operation(db);
            if (db is SqliteDb) db = Interlocked.Exchange(ref open, db);
            return result;
        }
        finally
        {
            if (db is not null) await db.DisposeAsync();
        }
    }

    /// <summary>Opens the connection; one from the pool that could only read is opened anew, since the right may be given now.</summary>
    static async Task OpenAsync(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        if (!ReadOnlyDatabase.IsReadOnlyAndForgotten(db)) return;
        await db.Database.CloseConnectionAsync();
        await db.Database.OpenConnectionAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref open, null) is { } db) await db.DisposeAsync();
    }
}
