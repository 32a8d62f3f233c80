using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The tables, alike for every provider.</summary>
public abstract class AppDb : DbContext
{
    protected AppDb(DbContextOptions options) : base(options)
    {
        // What changed is known from comparing two sessions; the tracker needs not look for it again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        // All or nothing is what a transaction of ours says.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>A time as its column holds it.</summary>
    internal virtual object Stored(DateTimeOffset time) => time;

    internal DbSet<SessionRow> Sessions => Set<SessionRow>();
    internal DbSet<PlayerRow> Players => Set<PlayerRow>();
    internal DbSet<DeviceRow> Devices => Set<DeviceRow>();
    internal DbSet<StoryRow> Stories => Set<StoryRow>();
    internal DbSet<RoundRow> Rounds => Set<RoundRow>();
    internal DbSet<VoteRow> Votes => Set<VoteRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // By name, so that nobody rewrites history by sorting an enum.
        configurationBuilder.Properties<Role>().HaveConversion<string>();
        configurationBuilder.Properties<Seating>().HaveConversion<string>();
    }

    // The foreign keys make a tree, so that a session goes with all its rows by one path. What lies across it, a vote's player
    // and a round's story, is the session's own to keep right; an index more on every vote would buy nothing.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SessionRow>().ToTable("Sessions");
        modelBuilder.Entity<PlayerRow>().ToTable("Players")
            .HasOne<SessionRow>().WithMany().HasForeignKey(player => player.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<DeviceRow>().ToTable("Devices")
            .HasOne<PlayerRow>().WithMany().HasForeignKey(device => new { device.SessionCode, device.PlayerId }).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<StoryRow>().ToTable("Stories")
            .HasOne<SessionRow>().WithMany().HasForeignKey(story => story.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<RoundRow>().ToTable("Rounds")
            .HasOne<SessionRow>().WithMany().HasForeignKey(round => round.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<VoteRow>().ToTable("Votes")
            .HasOne<RoundRow>().WithMany().HasForeignKey(vote => new { vote.SessionCode, vote.Round }).OnDelete(DeleteBehavior.Cascade);
    }
}
