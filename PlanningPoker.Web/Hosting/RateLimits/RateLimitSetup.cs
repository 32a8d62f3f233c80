namespace PlanningPoker.Web.Hosting.RateLimits;

static class RateLimitSetup
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services
        // Read late, because a test or a host may still change the configuration.
        .AddSingleton(provider => new RateLimits(
            configuration.GetSection("Limits").Get<RateLimitSettings>() ?? new(), provider.GetService<ISharedCounts>()));

    /// <summary>Must come after routing and the current player, which it uses.</summary>
    public static void UseRateLimits(this IApplicationBuilder app) => app.UseMiddleware<RateLimitCheck>();
}
