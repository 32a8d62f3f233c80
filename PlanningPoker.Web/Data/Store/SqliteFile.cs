using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The file that SQLite keeps everything in.</summary>
static class SqliteFile
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), LongestMigration = TimeSpan.FromMinutes(5);

    public static string WithDefaults(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Default Timeout")) settings.DefaultTimeout = (int)Databases.Patience.TotalSeconds;
        settings.ForeignKeys = true;
        return settings.ConnectionString;
    }

    /// <summary>Where a relative file is meant from, and the folder it will be in made.</summary>
    public static string Placed(string? connectionString, string contentRoot)
    {
        var settings = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(connectionString) ? "Data Source=App_Data/planningpoker.db" : connectionString);
        settings.DataSource = Path.Combine(contentRoot, settings.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(settings.DataSource)!);
        return settings.ConnectionString;
    }

    /// <summary>
    /// Migrates under a lock of the operating system, which ends with its process. EF's own lock is a row: left behind by a process that was
    /// killed, it would hold up every start from then on. Whoever has ours may throw that row away.
    /// </summary>
    public static async Task MigrateSqliteAsync(this AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var only = await LockAsync(file + "-migrating", clock, ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS __EFMigrationsLock", ct);
            await db.Database.MigrateAsync(ct);
        }
        // Kept in the file, unless it was restored from a copy that had lost it.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", ct);
    }

    static async Task<FileStream> LockAsync(string file, TimeProvider clock, CancellationToken ct)
    {
        for (var start = clock.GetTimestamp(); ; await Task.Delay(Pause, clock, ct))
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(start) < LongestMigration)
            {
                // Another process migrates: look again.
            }
        }
    }
}
