using PlanningPoker.Core;
using PlanningPoker.Web.Limits;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Live;

static class LiveEndpoints
{
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<ISessionFeed, LocalFeed>()
        .AddSingleton<PartialRenderer>()
        .AddSingleton<Frames>()
        .AddSingleton<Hub>()
        .AddSingleton<IPresence>(provider => provider.GetRequiredService<Hub>())
        .AddHostedService(provider => provider.GetRequiredService<Hub>())
        .AddSingleton<EventStream>();

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/s/{code}/live", (string code, HttpContext http, EventStream stream) => ServeAsync(http, code, Way.Html, stream))
            .WithMetadata(new OpenStream()).ExcludeFromDescription();

    public static async Task ServeAsync(HttpContext http, string code, Way way, EventStream stream)
    {
        if (!await stream.ServeAsync(http, code, way))
            await Problems.Of(Reason.NoSession).ExecuteAsync(http);
    }
}
