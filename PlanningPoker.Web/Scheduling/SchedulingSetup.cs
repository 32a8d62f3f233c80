namespace PlanningPoker.Web.Scheduling;

/// <summary>Registers what the system does by itself.</summary>
static class SchedulingSetup
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<DueTimes>();
        services.AddSingleton<IDueSchedule>(provider => provider.GetRequiredService<DueTimes>());
        services.AddSingleton<IPresenceObserver>(provider => provider.GetRequiredService<DueTimes>());
        services.AddHostedService<DueCommands>();
        services.AddHostedService<SessionExpiry>();
        services.AddHostedService<ReportExpiry>();
        return services;
    }
}
