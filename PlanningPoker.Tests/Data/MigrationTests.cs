using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PlanningPoker.Web.Data;
using PlanningPoker.Web.Data.Store;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data;

public sealed class MigrationTests : DatabaseTest
{
    [Fact]
    public void Every_change_of_the_model_has_a_migration()
    {
        using var sqlite = new SqliteDb.DesignTime().CreateDbContext([]);
        using var postgreSql = new PostgreSqlDb.DesignTime().CreateDbContext([]);
        using var sqlServer = new SqlServerDb.DesignTime().CreateDbContext([]);

        Assert.All<AppDb>([sqlite, postgreSql, sqlServer], db => Assert.False(db.Database.HasPendingModelChanges(), $"{db}"));
    }

    [Fact]
    public void The_migration_script_for_SQL_Server_is_valid()
    {
        using var db = new SqlServerDb.DesignTime().CreateDbContext([]);
        foreach (var options in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
        {
            using var script = new StringReader(db.GetService<IMigrator>().GenerateScript(options: options));

            var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(script, out var errors);

            Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
            Assert.NotEmpty(((TSqlScript)parsed).Batches);
        }
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_block_the_next_start()
    {
        await using (var connection = await Database.ConnectAsync())
        await using (var command = connection.CreateCommand())
        {
            // What a killed start leaves: the lock of EF is taken, the tables do not exist.
            command.CommandText = """
                DROP TABLE Reports; DROP TABLE Webhooks; DROP TABLE Deliveries;
                DROP TABLE Votes; DROP TABLE Rounds; DROP TABLE Stories; DROP TABLE Devices; DROP TABLE Players; DROP TABLE UndoOffers;
                DROP TABLE Sessions;
                DROP TABLE __EFMigrationsHistory;
                CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);
                INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync(Ct);
        }
        await using var db = Database.Factory().CreateDbContext();

        await db.MigrateSqliteAsync(TimeProvider.System, Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);

        await AddAsync(Database.Store());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using (var connection = await Database.ConnectAsync())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('30000101000000_FromTheFuture', '99.0.0')";
            await command.ExecuteNonQueryAsync(Ct);
        }
        var before = await SchemaAsync();
        using var host = Host.CreateDefaultBuilder()
            .ConfigureServices(services => services.AddSingleton(Database.Factory()).AddSingleton(TimeProvider.System)).Build();

        var refused = await Assert.ThrowsAsync<NewerDatabaseException>(() => host.MigrateAsync(Ct));

        Assert.Equal(
            "The database is newer than this version of Planning Poker (it has the migration 30000101000000_FromTheFuture). "
            + "Start the newer version, or restore a backup from before it.", refused.Message);
        Assert.Equal(before, await SchemaAsync());

        async Task<string> SchemaAsync()
        {
            await using var connection = await Database.ConnectAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT group_concat(name || sql) || (SELECT group_concat(MigrationId) FROM __EFMigrationsHistory) "
                + "FROM sqlite_master";
            return (string)(await command.ExecuteScalarAsync(Ct))!;
        }
    }

    [Fact]
    public async Task Several_processes_may_start_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("planning-poker-");
        try
        {
            var file = $"Data Source={Path.Combine(folder.FullName, "new.db")};Pooling=False";

            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                await Task.Yield();
                await using var db = Databases.Sqlite(file).CreateDbContext();
                await db.MigrateSqliteAsync(TimeProvider.System, Ct);
                Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
            }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Rounds_from_before_have_their_number_in_the_story()
    {
        var numbers = await MigrateAsync("UndoOffers", """
            INSERT INTO Rounds (SessionCode, Number, StoryId, DeckFaces, StartedAt) VALUES
                ('K7QF-92MX-4TRA', 1, NULL, '1', '2026-01-01'), ('K7QF-92MX-4TRA', 2, 'a', '1', '2026-01-01'),
                ('K7QF-92MX-4TRA', 3, 'b', '1', '2026-01-01'), ('K7QF-92MX-4TRA', 5, 'a', '1', '2026-01-01');
            """, round => round.NumberInStory);

        Assert.Equal([1, 1, 1, 2], numbers);
    }

    [Fact]
    public async Task Estimates_from_before_are_kept_by_the_next_story()
    {
        var areEstimated = await MigrateAsync("Webhooks", """
            INSERT INTO Stories (SessionCode, Id, Rank, Title, Estimate, Rounds, IsParked) VALUES
                ('K7QF-92MX-4TRA', 'a', 1, 'A', '5', 1, 0), ('K7QF-92MX-4TRA', 'b', 2, 'B', NULL, 1, 0);
            INSERT INTO Rounds
                (SessionCode, Number, NumberInStory, StoryId, DeckFaces, StartedAt, RevealedAt, IsCountdownStopped, IsAnonymous)
            VALUES
                ('K7QF-92MX-4TRA', 1, 1, 'a', '1', '2026-01-01', '2026-01-01', 0, 0),
                ('K7QF-92MX-4TRA', 2, 1, 'b', '1', '2026-01-01', '2026-01-01', 0, 0),
                ('K7QF-92MX-4TRA', 3, 2, 'a', '1', '2026-01-01', NULL, 0, 0),
                ('K7QF-92MX-4TRA', 4, 1, NULL, '1', '2026-01-01', '2026-01-01', 0, 0);
            """, round => round.IsEstimated);

        Assert.Equal([true, false, false, false], areEstimated);
    }

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA synchronous", "2")]
    [InlineData("PRAGMA foreign_keys", "1")]
    public async Task A_commit_is_on_the_disk_when_it_returns(string pragma, string expected)
    {
        await using var db = Database.Factory().CreateDbContext();
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;

        Assert.Equal(expected, (await command.ExecuteScalarAsync(Ct))?.ToString());
    }

    /// <summary>Migrates a database from an older state, with a session and these rows, and reads its rounds.</summary>
    static async Task<List<T>> MigrateAsync<T>(string from, string rows, Expression<Func<RoundRow, T>> read)
    {
        var folder = Directory.CreateTempSubdirectory("planning-poker-");
        try
        {
            await using var db = Databases.Sqlite($"Data Source={Path.Combine(folder.FullName, "old.db")};Pooling=False").CreateDbContext();
            await db.GetService<IMigrator>().MigrateAsync(from, Ct);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO Sessions (Code, Name, DeckFaces, WhoReveals, Version, Stamp, Mark, ActiveAt)
                VALUES ('K7QF-92MX-4TRA', 'Team', '1', 'Hosts', 1, 1, 1, '2026-01-01');
                """, Ct);
            await db.Database.ExecuteSqlRawAsync(rows, Ct);

            await db.MigrateSqliteAsync(TimeProvider.System, Ct);

            return await db.Rounds.OrderBy(round => round.Number).Select(read).ToListAsync(Ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
