namespace PlanningPoker.Web.Hosting.Jobs;

static class JobSetup
{
    /// <summary>Adds the background jobs to the checks of <c>/health/ready</c>. No background service ends the server.</summary>
    public static IHealthChecksBuilder AddJobHealth(this IHealthChecksBuilder health)
    {
        health.Services.AddSingleton<JobHealth>();
        health.Services.Configure<HostOptions>(host =>
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        return health.AddCheck<JobHealth>("jobs", tags: ["ready"]);
    }
}
