using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using static SQLitePCL.raw;

namespace PlanningPoker.Web.Data.Store;

/// <summary>What the databases say when something is wrong.</summary>
static class Faults
{
    const int Timeout = -2, LockTimeout = 1222, Deadlock = 1205;
    const byte OutOfResources = 17;

    /// <summary>
    /// Whether this passes by itself or when someone makes room: locked, timed out, connection gone, disk full. Anything else is a bug,
    /// or a file that is damaged or not ours.
    /// </summary>
    public static bool AreTemporary(Exception? fault) => fault switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL or SQLITE_FULL or SQLITE_IOERR } => true,
        // Severities 17 to 19 are a lack of memory, locks or disk, from 20 on the connection is lost or never came about.
        SqlException { Number: Timeout or LockTimeout or Deadlock } or SqlException { Class: >= OutOfResources } => true,
        RetryLimitExceededException or TimeoutException => true,
        // The connection pool has no exception of its own for being empty.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => true,
        _ => AreTemporary(fault.InnerException),
    };
}
