using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PlanningPoker.Web.Hosting.Jobs;

/// <summary>
/// Counts the failures of background jobs. A job whose last run failed makes the check <i>degraded</i>: the server goes on, but somebody
/// should read the log.
/// </summary>
sealed class JobHealth : IHealthCheck
{
    readonly ConcurrentDictionary<string, (int InARow, long Total)> failures = new();

    public void Succeeded(string job) => failures.AddOrUpdate(job, (0, 0), (_, count) => (0, count.Total));

    public void Failed(string job) => failures.AddOrUpdate(job, (1, 1), (_, count) => (count.InARow + 1, count.Total + 1));

    /// <summary>The failures of a job since the start.</summary>
    public long FailuresOf(string job) => failures.TryGetValue(job, out var count) ? count.Total : 0;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = failures.ToDictionary(job => job.Key, job => (object)job.Value.Total);
        var failing = failures.Where(job => job.Value.InARow > 0).Select(job => $"{job.Key} failed {job.Value.InARow} times in a row")
            .Order(StringComparer.Ordinal).ToList();
        return Task.FromResult(failing.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded($"{string.Join("; ", failing)}. The log says why.", data: data));
    }
}
