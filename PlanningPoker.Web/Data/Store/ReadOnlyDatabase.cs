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
    public static async Task<bool> IsReadOnlyAsync(AppDb db, CancellationToken ct) => db is PostgreSqlDb
        ? await db.Database.SqlQuery<string>($"SELECT current_setting('transaction_read_only') AS \"Value\"").SingleAsync(ct) == "on"
        : IsReadOnlyAndForgotten(db);
}
