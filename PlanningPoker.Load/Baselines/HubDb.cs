using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Load.Baselines;

/// <summary>The database of <see cref="EfHub"/>: SQLite, with tables as wide as Planning Poker's.</summary>
sealed class HubDb(DbContextOptions<HubDb> options) : DbContext(options)
{
    /// <summary>SQLite's number for <c>synchronous = FULL</c>: a commit returns only when it is on the disk.</summary>
    const long SynchronousFull = 2;

    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<VoteRow> Votes => Set<VoteRow>();

    /// <summary>Creates the tables and makes the database as durable as Planning Poker's.</summary>
    /// <exception cref="InvalidOperationException">Commits would be less durable, so the comparison would be unfair.</exception>
    public async Task CreateAsync()
    {
        await Database.EnsureCreatedAsync();
        await Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL");
        using var connection = new SqliteConnection(Database.GetConnectionString());
        await connection.OpenAsync();
        using var query = new SqliteCommand("PRAGMA synchronous", connection);
        if ((long)(await query.ExecuteScalarAsync())! != SynchronousFull)
            throw new InvalidOperationException("SQLite's setting synchronous is not FULL.");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SessionRow>().HasKey(row => row.Code);
        modelBuilder.Entity<VoteRow>().HasKey(row => new { row.SessionCode, row.Round, row.PlayerId });
        modelBuilder.Entity<VoteRow>().HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionCode);
    }
}
