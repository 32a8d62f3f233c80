using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using static SQLitePCL.raw;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Classifies the exceptions of the database providers.</summary>
static class DatabaseErrors
{
    const int Timeout = -2, LockTimeout = 1222, Deadlock = 1205, NoSuchDatabase = 4060, LoginRefused = 18456;
    const byte OutOfResources = 17;
    const string SqlClient = "Microsoft.Data.SqlClient", LoginClass = "28";

    /// <summary>
    /// The first two characters of PostgreSQL's codes for: connection, rollback (deadlock, serialization), out of resources, object in
    /// use, intervention (shutdown, timeout), system error.
    /// </summary>
    static readonly HashSet<string> TransientClasses = ["08", "40", "53", "55", "57", "58"];

    /// <summary>
    /// Whether a later attempt may succeed: a lock, a timeout, a lost connection, a full disk; also a file that is damaged, deleted or
    /// read-only, rows that are damaged, or a login that is refused, until somebody has repaired it. Anything else is a bug.
    /// </summary>
    public static bool IsTransient(Exception? exception) => exception switch
    {
        null => false,
        SqliteException
        {
            SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL or SQLITE_FULL or SQLITE_IOERR
            or SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_CANTOPEN or SQLITE_READONLY
        } => true,
        DamagedSessionException => true,
        _ when IsAccessRefused(exception) => true,
        PostgresException { SqlState: var code } when TransientClasses.Contains(code[..2]) => true,
        // After a failover, the server that was the primary before may still be connected.
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } or NpgsqlException { IsTransient: true } => true,
        // Severity 17 to 19: out of memory, locks or disk space. From 20 on: the connection was lost or could not be opened.
        SqlException { Number: Timeout or LockTimeout or Deadlock } or SqlException { Class: >= OutOfResources } => true,
        RetryLimitExceededException or TimeoutException => true,
        // Neither has an exception type of its own: an exhausted connection pool, and a commit or rollback on a connection that has just
        // broken (github.com/dotnet/SqlClient/issues/2879).
        InvalidOperationException { Source: SqlClient } or NullReferenceException { Source: SqlClient } => true,
        _ => IsTransient(exception.InnerException),
    };

    /// <summary>Whether the database lets this server in no more: the password was changed, or the database renamed.</summary>
    public static bool IsAccessRefused(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => true,
        PostgresException { SqlState: var code } => code.StartsWith(LoginClass, StringComparison.Ordinal),
        SqlException { Number: NoSuchDatabase or LoginRefused } => true,
        _ => false,
    };

    /// <summary>Runs an operation of a store, and throws what its contract promises, whatever the provider throws.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> operation, CancellationToken ct)
    {
        try
        {
            return await operation();
        }
        catch (Exception exception) when (ct.IsCancellationRequested && exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(exception.Message, exception, ct);
        }
        catch (Exception exception) when (exception is not StoreBusyException && IsTransient(exception))
        {
            throw new StoreBusyException(exception);
        }
    }
}
