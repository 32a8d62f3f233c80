using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Notices that the database file was deleted or replaced under a running server. Elsewhere than on Windows, a connection would go on
/// writing into a file that nobody finds any more, and every commit would succeed.
/// </summary>
static class SqliteFileIdentity
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED, https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html.</summary>
    const int HasMoved = 20;

    /// <summary>SQLITE_READONLY_DBMOVED.</summary>
    const int MovedError = 1032;

    /// <summary>Whether the file of the open connection is no longer where it was. Other databases never are.</summary>
    static bool IsMoved(AppDb db) => db is SqliteDb && db.Database.GetDbConnection() is SqliteConnection connection
        && FileControl(connection.Handle!, IntPtr.Zero, HasMoved, out var moved) == raw.SQLITE_OK && moved != 0;

    /// <summary>Whether the file of the open connection is no longer where it was; then the pooled connections to it are closed.</summary>
    public static bool IsMovedAndForgotten(AppDb db)
    {
        if (!IsMoved(db)) return false;
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        return true;
    }

    /// <exception cref="SqliteException">The file was deleted or replaced. The pooled connections to it are closed.</exception>
    public static void ThrowIfMoved(AppDb db)
    {
        if (!IsMovedAndForgotten(db)) return;
        throw new SqliteException("The database file was deleted or replaced while the server runs.", raw.SQLITE_READONLY, MovedError);
    }

    /// <summary>The provider's library has no method for it.</summary>
    /// <param name="db">The connection.</param>
    /// <param name="name">The name of the attached database; null for the main one.</param>
    /// <param name="operation">What to ask.</param>
    /// <param name="answer">The answer.</param>
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true, CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    static extern int FileControl(sqlite3 db, IntPtr name, int operation, out int answer);
}
