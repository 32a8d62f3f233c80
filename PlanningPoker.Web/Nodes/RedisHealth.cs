using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PlanningPoker.Web.Nodes;

/// <summary>Says that Redis is away, and since when. The server works without: what other servers write is seen a little later.</summary>
sealed class RedisHealth(RedisLink link) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(link.AwaySince is { } since
            ? HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"away since {since:u}"))
            : HealthCheckResult.Healthy());
}
