using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Load.Baselines;

/// <summary>Tables as wide as ours, for the hub that saves.</summary>
sealed class HubDb(DbContextOptions<HubDb> options) : DbContext(options)
{
    const int SynchronousFull = 2;

    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<VoteRow> Votes => Set<VoteRow>();

    /// <exception cref="InvalidOperationException">SQLite would not commit as durably as ours does.</exception>
    public async Task PrepareAsync()
    {
        await Database.EnsureCreatedAsync();
        await Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL");
        using var connection = new SqliteConnection(Database.GetConnectionString());
        await connection.OpenAsync();
        using var question = new SqliteCommand("PRAGMA synchronous", connection);
        if ((long)(await question.ExecuteScalarAsync())! != SynchronousFull) throw new InvalidOperationException("A commit would not be on the disk.");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SessionRow>().HasKey(row => row.Code);
        modelBuilder.Entity<VoteRow>().HasKey(row => new { row.SessionCode, row.Round, row.PlayerId });
        modelBuilder.Entity<VoteRow>().HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionCode);
    }
}

sealed class SessionRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public long Version { get; set; }
    public long Stamp { get; set; }
    public long Mark { get; set; }
    public DateTime ActiveAt { get; set; }

    public static SessionRow Of(HubSession game) => new()
    {
        Code = game.Code,
        Name = "Load",
        Version = game.Version,
        Stamp = game.Version,
        Mark = Random.Shared.NextInt64(),
        ActiveAt = TimeProvider.System.GetUtcNow().UtcDateTime,
    };
}

sealed class VoteRow
{
    public required string SessionCode { get; set; }
    public int Round { get; set; }
    public required string PlayerId { get; set; }
    public string? Face { get; set; }
    public int Rev { get; set; }
}
