using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PlanningPoker.Web.Hosting;

static class HealthSetup
{
    /// <summary>
    /// <c>/health/live</c>: the process answers; <c>/health/ready</c>: the database answers too, with the version and each check as JSON.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new Readiness(
        report.Status.ToString(), Build.Version,
        report.Entries.ToDictionary(check => check.Key, check => StatusOf(check.Value))));

    /// <summary>What is degraded says more than its status. The message of a failure is for the log alone.</summary>
    static string StatusOf(HealthReportEntry check) => check is { Status: HealthStatus.Degraded, Description: { } more }
        ? $"{check.Status}, {more}"
        : $"{check.Status}";

    sealed record Readiness(string Status, string Version, IReadOnlyDictionary<string, string> Checks);
}
