using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace PlanningPoker.Web.Hosting;

static class HealthSetup
{
    /// <summary><c>/health/live</c>: the process answers; <c>/health/ready</c>: the database answers too.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
