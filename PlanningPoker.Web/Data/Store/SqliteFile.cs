using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The location, the rights, the connection settings and the migration of the SQLite file.</summary>
static class SqliteFile
{
    static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100), MigrationLockTimeout = TimeSpan.FromMinutes(5);

    const UnixFileMode OthersMayRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// Creates an empty file that only its owner may read, if there is none. SQLite gives the files beside it the same rights.
    /// </summary>
    public static void Create(string connectionString)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Directory.Exists(file))
            throw new InvalidSettingException($"ConnectionStrings:Default names the folder '{file}', but must name a file.");
        try
        {
            if (!File.Exists(file)) new FileStream(file, options).Dispose();
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was faster.
        }
    }

    /// <summary>Whether other users of the machine may read the file.</summary>
    public static bool IsReadableByOthers(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OthersMayRead) != 0;

    /// <summary>
    /// Adds to a connection string: the timeout, if none is set, foreign keys, and that a missing file is not created. An empty file in
    /// place of a deleted one would take new sessions, while the old ones are missing.
    /// </summary>
    public static string WithDefaults(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Default Timeout")) settings.DefaultTimeout = (int)Databases.SqliteTimeout.TotalSeconds;
        settings.ForeignKeys = true;
        if (!settings.ShouldSerialize("Mode")) settings.Mode = SqliteOpenMode.ReadWrite;
        return settings.ConnectionString;
    }

    /// <summary>Makes a relative file path absolute, based on the content root, and creates its folder.</summary>
    public static string ResolvePath(string? connectionString, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) connectionString = "Data Source=App_Data/planningpoker.db";
        var settings = new SqliteConnectionStringBuilder(connectionString);
        settings.DataSource = Path.Combine(contentRoot, settings.DataSource);
        if (Path.GetDirectoryName(settings.DataSource) is not { } folder) return settings.ConnectionString;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
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

    /// <summary>
    /// Moves everything from the write-ahead log into the file and empties the log, which still has earlier contents of pages.
    /// </summary>
    /// <returns>False while somebody reads.</returns>
    public static async Task<bool> TryEmptyLogAsync(this AppDb db)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync() is 0L;
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
