using Microsoft.AspNetCore.Diagnostics;
using PlanningPoker.Core;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Identity;

/// <summary>
/// Refuses what another site makes a browser send: every unsafe request, every stream and every WebSocket. It stands in for
/// antiforgery tokens, which cannot ride in a fragment that is the same for all (docs/security.md).
/// </summary>
sealed class CrossSiteCheck(RequestDelegate next, RefusalAnswers answers)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var guarded = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            || context.WebSockets.IsWebSocketRequest
            || IsStream(request);
        // The page that says so is made of the same request.
        var isRefused = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        return !guarded || isRefused || IsOurs(request) ? next(context) : answers.WriteAsync(context, Reason.CrossSite);
    }

    static bool IsStream(HttpRequest request) =>
        request.Path.Value is { } path && (path.EndsWith("/events", StringComparison.Ordinal) || path.Contains("/live", StringComparison.Ordinal));

    /// <summary>Browsers of today say where a request comes from; older ones send an Origin; what sends neither is no browser.</summary>
    static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
