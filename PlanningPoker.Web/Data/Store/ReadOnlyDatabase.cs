using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Notices that nothing can be written: to a SQLite file without the right to, whose connections go on reading; to the standby of a
/// PostgreSQL server.
/// </summary>
static class ReadOnlyDatabase
{
    /// <summary>
    /// Whether the open connection to a SQLite file can only read. Then the pooled connections to it are closed: they would stay so after
    /// the right was given.
    /// </summary>
    public static bool IsReadOnlyAndForgotten(AppDb db)
    {
        if (db is not SqliteDb || db.Database.GetDbConnection() is not SqliteConnection { Handle: { } handle } connection) return false;
        if (raw.sqlite3_db_readonly(handle, connection.Database) != 1) return false;
        SqliteConnection.ClearPool(connection);
        return true;
    }

    /// <summary>Whether the open connection can only read.</summary>
    public static async Task<bool> IsReadOnlyAsync(AppDb db, CancellationToken ct) => db switch
    {
        PostgreSqlDb => await db.Database.SqlQuery<string>($"SELECT current_setting('transaction_read_only') AS \"Value\"")
            .SingleAsync(ct) == "on",
        SqliteDb => IsReadOnlyAndForgotten(db) || await RefusesWritesAsync((SqliteConnection)db.Database.GetDbConnection(), ct),
        _ => false,
    };

    /// <summary>
    /// Whether SQLite refuses to begin a write, as where the server may write the file but not those beside it. That somebody else writes
    /// at this moment is no refusal.
    /// </summary>
    static async Task<bool> RefusesWritesAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ("BEGIN IMMEDIATE; ROLLBACK", 1);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_BUSY)
        {
            if (exception.SqliteErrorCode is raw.SQLITE_BUSY) return false;
            SqliteConnection.ClearPool(connection);
            return true;
        }
    }
}
