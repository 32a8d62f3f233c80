using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Web.Identity;

static class IdentitySetup
{
    public static IServiceCollection AddCurrentPlayer(this IServiceCollection services) => services
        .AddSingleton<EarlierDevices>()
        .AddScoped<CurrentPlayer>()
        .AddScoped<ICaller>(provider => provider.GetRequiredService<CurrentPlayer>());

    /// <summary>Must come after routing, which finds the session code, and before everything that needs the caller.</summary>
    public static void UseCurrentPlayer(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var services = http.RequestServices;
        await services.GetRequiredService<CurrentPlayer>()
            .FindAsync(http, services.GetRequiredService<Sessions>(), services.GetRequiredService<EarlierDevices>());
        await next(http);
    });
}
