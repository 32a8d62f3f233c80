using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

[assembly: InternalsVisibleTo("PlanningPoker.Tests")]

namespace PlanningPoker.Web.Data;

/// <summary>Registers the storage.</summary>
public static partial class DataSetup
{
    static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(5), MigrationTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Adds the session store on the configured database.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Read late, because a test or a host may still change the configuration.
        services.AddSingleton(provider => Databases.Create(configuration, provider));
        services.AddSingleton(_ => new WriterGate(Databases.MaxWriters(configuration), Databases.WriteQueueTimeout));
        services.AddSingleton<ISessionStore, EfSessionStore>();
        services.AddSingleton<IReportStore, EfReportStore>();
        services.AddSingleton<IWebhookStore, EfWebhookStore>();
        return services;
    }

    /// <summary>Adds the database to the checks of <c>/health/ready</c>.</summary>
    public static IHealthChecksBuilder AddDatabaseHealth(this IHealthChecksBuilder health) =>
        health.AddCheck<DatabaseHealth>("database", tags: ["ready"], timeout: HealthTimeout);

    /// <summary>Creates the database if there is none, and applies all migrations. Await it before the first request.</summary>
    /// <exception cref="NewerDatabaseException">The database is of a newer version of the program.</exception>
    public static async Task MigrateAsync(this IHost app, CancellationToken ct = default)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        db.Database.SetCommandTimeout(MigrationTimeout);
        var known = db.Database.GetMigrations().ToHashSet();
        if ((await db.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(applied => !known.Contains(applied)) is { } unknown)
            throw new NewerDatabaseException(unknown);
        await (db switch
        {
            SqliteDb => db.MigrateSqliteAsync(app.Services.GetRequiredService<TimeProvider>(), ct),
            PostgreSqlDb postgreSql => postgreSql.MigrateAsync(ct),
            _ => db.Database.MigrateAsync(ct),
        });
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DataSetup));
        if (db is SqlServerDb sqlServer && await sqlServer.ReadersWaitAsync(ct)) LogReadersWait(log);
        var (database, provider) = (db.Database.GetDbConnection(), db.GetType().Name[..^2]);
        LogPlace(log, provider, db is SqliteDb ? database.DataSource : $"{database.Database} on {database.DataSource}");
        if (db is SqliteDb && SqliteFile.IsReadableByOthers(database.DataSource)) LogReadableByOthers(log, database.DataSource);
    }

    [LoggerMessage(200, LogLevel.Information, "The data is in {Provider}: {Place}")]
    static partial void LogPlace(ILogger log, string provider, string place);

    [LoggerMessage(201, LogLevel.Warning, "Other users of this machine may read {File}, with all names and votes. To stop that: chmod 600")]
    static partial void LogReadableByOthers(ILogger log, string file);

    [LoggerMessage(202, LogLevel.Warning, "Readers of the database wait for writers. Switch that off once, while no server runs: "
        + "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON")]
    static partial void LogReadersWait(ILogger log);
}
