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
        report.Entries.ToDictionary(check => check.Key, check => StatusOf(check.Value)),
        [.. Descriptions(report), .. ProxyNotes.Of(http)]));

    /// <summary>What is degraded says more than its status. The message of a failure is for the log alone.</summary>
    static string StatusOf(HealthReportEntry check) => check is { Status: HealthStatus.Degraded, Description: { } more }
        ? $"{check.Status}, {more}"
        : $"{check.Status}";

    /// <summary>What the checks say themselves. An exception may name hosts and files: it is in the log only.</summary>
    static IEnumerable<string> Descriptions(HealthReport report) =>
        report.Entries.Values.Where(check => check.Exception is null).Select(check => check.Description).OfType<string>();

    /// <param name="Status">The worst of the checks.</param>
    /// <param name="Version">The version of the program.</param>
    /// <param name="Checks">The status of each check.</param>
    /// <param name="Detail">What is wrong, in sentences for the operator; nothing that is secret.</param>
    sealed record Readiness(string Status, string Version, IReadOnlyDictionary<string, string> Checks, IReadOnlyList<string> Detail);
}
