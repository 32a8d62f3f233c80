using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The EF Core context with the tables, which are the same for every provider.</summary>
public abstract class AppDb : DbContext
{
    protected AppDb(DbContextOptions options) : base(options)
    {
        // The tracker gets the rows that differ, so that it need not detect them again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        // Every write has its own transaction, which is committed or rolled back as a whole.
        Database.AutoSavepointsEnabled = false;
    }

    internal DbSet<SessionRow> Sessions => Set<SessionRow>();
    internal DbSet<PlayerRow> Players => Set<PlayerRow>();
    internal DbSet<DeviceRow> Devices => Set<DeviceRow>();
    internal DbSet<StoryRow> Stories => Set<StoryRow>();
    internal DbSet<RoundRow> Rounds => Set<RoundRow>();
    internal DbSet<VoteRow> Votes => Set<VoteRow>();
    internal DbSet<UndoRow> UndoOffers => Set<UndoRow>();
    internal DbSet<ReportRow> Reports => Set<ReportRow>();
    internal DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    internal DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    /// <summary>Made when first used: most contexts only read.</summary>
    internal RowStatements RowStatements => field ??= new(this);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Stored by name: reordering an enum must not change the meaning of stored rows.
        configurationBuilder.Properties<Role>().HaveConversion<string>();
        configurationBuilder.Properties<Seating>().HaveConversion<string>();
        configurationBuilder.Properties<WhoMay>().HaveConversion<string>();
        configurationBuilder.Properties<UndoKind>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>();
        configurationBuilder.Properties<WebhookOutcome>().HaveConversion<string>();
    }

    // The foreign keys form a tree, so that deleting a session deletes each of its rows by exactly one path. A vote's player and a round's
    // story have no foreign key: PokerSession keeps them consistent, and another index on every vote would have no use.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SessionRow>().ToTable("Sessions");
        modelBuilder.Entity<PlayerRow>().ToTable("Players")
            .HasOne<SessionRow>().WithMany().HasForeignKey(player => player.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<DeviceRow>().ToTable("Devices")
            .HasOne<PlayerRow>().WithMany().HasForeignKey(device => new { device.SessionCode, device.PlayerId })
            .OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<StoryRow>().ToTable("Stories")
            .HasOne<SessionRow>().WithMany().HasForeignKey(story => story.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<RoundRow>().ToTable("Rounds")
            .HasOne<SessionRow>().WithMany().HasForeignKey(round => round.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<UndoRow>().ToTable("UndoOffers")
            .HasOne<SessionRow>().WithMany().HasForeignKey(offer => offer.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<ReportRow>().ToTable("Reports")
            .HasOne<SessionRow>().WithMany().HasForeignKey(report => report.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<WebhookRow>().ToTable("Webhooks")
            .HasOne<SessionRow>().WithMany().HasForeignKey(webhook => webhook.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<DeliveryRow>().ToTable("Deliveries")
            .HasOne<SessionRow>().WithMany().HasForeignKey(delivery => delivery.SessionCode).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<VoteRow>().ToTable("Votes")
            .HasOne<RoundRow>().WithMany().HasForeignKey(vote => new { vote.SessionCode, vote.Round }).OnDelete(DeleteBehavior.Cascade);
    }
}
