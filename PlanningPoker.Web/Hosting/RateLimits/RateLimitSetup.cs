namespace PlanningPoker.Web.Hosting.RateLimits;

static class RateLimitSetup
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services
        // Read when first needed: a test or a host may still add to the configuration.
        .AddSingleton(_ => new RateLimits(configuration.GetSection("Limits").Get<RateLimitSettings>() ?? new()));

    /// <summary>To stand after the routing and the current player, which it asks.</summary>
    public static void UseRateLimits(this IApplicationBuilder app) => app.UseMiddleware<RateLimitCheck>();
}
