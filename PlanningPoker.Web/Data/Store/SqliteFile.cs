using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The location, the connection settings and the migration of the SQLite file.</summary>
static class SqliteFile
{
    static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100), MigrationLockTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Adds the timeout, if none is set, and foreign keys to a connection string.</summary>
    public static string WithDefaults(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Default Timeout")) settings.DefaultTimeout = (int)Databases.SqliteTimeout.TotalSeconds;
        settings.ForeignKeys = true;
        return settings.ConnectionString;
    }

    /// <summary>Makes a relative file path absolute, based on the content root, and creates its folder.</summary>
    public static string ResolvePath(string? connectionString, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) connectionString = "Data Source=App_Data/planningpoker.db";
        var settings = new SqliteConnectionStringBuilder(connectionString);
        settings.DataSource = Path.Combine(contentRoot, settings.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(settings.DataSource)!);
        return settings.ConnectionString;
    }

    /// <summary>
    /// Migrates while holding a file lock of the operating system, which is released when its process ends. EF's own lock is a row. If a
    /// process is killed during a migration, that row stays and blocks every later start, so the owner of the file lock deletes it.
    /// </summary>
    public static async Task MigrateSqliteAsync(this AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var fileLock = await LockAsync(file + "-migrating", clock, ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS __EFMigrationsLock", ct);
            await db.Database.MigrateAsync(ct);
        }
        // The mode is stored in the file, but a restored copy may have lost it.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", ct);
    }

    static async Task<FileStream> LockAsync(string file, TimeProvider clock, CancellationToken ct)
    {
        for (var start = clock.GetTimestamp(); ; await Task.Delay(RetryInterval, clock, ct))
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(start) < MigrationLockTimeout)
            {
                // Another process migrates: try again.
            }
        }
    }
}
