using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

[assembly: InternalsVisibleTo("PlanningPoker.Tests")]

namespace PlanningPoker.Web.Data;

/// <summary>Wires the storage.</summary>
public static class DataSetup
{
    static readonly TimeSpan HealthTime = TimeSpan.FromSeconds(5), MigrationTime = TimeSpan.FromMinutes(5);

    /// <summary>The session store on the configured database, and the expiry of idle sessions.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Read when first needed: a test or a host may still add to the configuration.
        services.AddSingleton(provider => Databases.Configured(configuration, provider));
        services.AddSingleton(_ => new WriterGate(Databases.WritersAt(configuration), Databases.TurnPatience));
        services.AddSingleton<EfSessionStore>();
        services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<EfSessionStore>());
        services.AddHostedService<SessionExpiry>();
        return services;
    }

    /// <summary>The database is there and has our tables: for <c>/health/ready</c>.</summary>
    public static IHealthChecksBuilder AddDatabaseHealth(this IHealthChecksBuilder health) =>
        health.AddCheck<DatabaseHealth>("database", tags: ["ready"], timeout: HealthTime);

    /// <summary>Creates the database where there is none and brings its tables up to date. To be awaited before the first request.</summary>
    public static async Task MigrateAsync(this IHost app, CancellationToken ct = default)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        db.Database.SetCommandTimeout(MigrationTime);
        if (db is SqliteDb) await db.MigrateSqliteAsync(app.Services.GetRequiredService<TimeProvider>(), ct);
        else await db.Database.MigrateAsync(ct);
    }
}
