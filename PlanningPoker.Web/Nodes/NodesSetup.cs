using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Web.Nodes;

/// <summary>Registers what several servers on one database need of each other.</summary>
static class NodesSetup
{
    /// <summary>Must come after the feed is registered, which it extends where there is a Redis.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services)
    {
        var local = services.Last(service => service.ServiceType == typeof(ISessionFeed)).ImplementationType!;
        // Read late, because a test or a host may still change the configuration.
        services.AddSingleton(provider => NodeSettings.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ServerStates>();
        services.AddSingleton<RedisLink>();
        services.AddSingleton<SessionMessages>();
        services.AddSingleton<ISharedCounts, SharedCounts>();
        services.AddSingleton<SharedPresence>();
        services.AddSingleton<IPresenceExchange>(provider => provider.GetRequiredService<SharedPresence>());
        services.AddSingleton<ISessionFeed>(provider =>
        {
            var feed = (ISessionFeed)ActivatorUtilities.CreateInstance(provider, local);
            return provider.GetRequiredService<NodeSettings>().HasRedis
                ? new HintedFeed(feed, provider.GetRequiredService<SessionMessages>())
                : feed;
        });
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddHostedService<HintReader>();
        services.AddSingleton<StampWatch>();
        services.AddSingleton<IFreshness>(provider => provider.GetRequiredService<StampWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<StampWatch>());
        services.AddOptions<HealthCheckServiceOptions>().Configure<NodeSettings, RedisLink>((health, settings, link) =>
        {
            if (settings.HasRedis) health.Registrations.Add(new("redis", new RedisHealth(link), HealthStatus.Degraded, ["ready"]));
        });
        return services;
    }
}
