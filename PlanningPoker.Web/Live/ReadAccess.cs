using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Live;

/// <summary>
/// Refuses to show anything of a session with a passcode to someone who is not in it. It stands before a whole group of routes, so that a
/// new one cannot forget it.
/// </summary>
static class ReadAccess
{
    public static RouteGroupBuilder ChecksReaders(this RouteGroupBuilder routes) => routes.AddEndpointFilter(async (call, next) =>
    {
        var current = call.HttpContext.RequestServices.GetRequiredService<CurrentPlayer>();
        var isRefused = HttpMethods.IsGet(call.HttpContext.Request.Method) && current is { Session: not null, MayRead: false };
        return isRefused ? Problem.Of(Reason.NotJoined).ToResult() : await next(call);
    });
}
