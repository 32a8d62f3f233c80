using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Web.Data;

/// <summary>Checks that the database answers, has the tables and can be written to, and that a SQLite file is still in its place.</summary>
sealed class DatabaseHealth(IDbContextFactory<AppDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (SqliteFileIdentity.IsMovedAndForgotten(db)) return HealthCheckResult.Unhealthy("The database file was deleted or replaced.");
        if (await ReadOnlyDatabase.IsReadOnlyAsync(db, cancellationToken))
            return HealthCheckResult.Unhealthy("The database can only be read.");
        await db.Sessions.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
