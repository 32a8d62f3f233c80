namespace PlanningPoker.Web.Demo;

/// <summary>Registers the demos and their robots.</summary>
static class DemoSetup
{
    public static IServiceCollection AddDemos(this IServiceCollection services)
    {
        services.AddSingleton<DemoSettings>();
        services.AddSingleton<Demos>();
        services.AddHostedService<DemoVotes>();
        return services;
    }
}
