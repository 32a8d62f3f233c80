using Microsoft.AspNetCore.Diagnostics;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Rendering.Refusals;

namespace PlanningPoker.Web.Hosting;

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
            || context.GetEndpoint()?.Metadata.GetMetadata<OpenStream>() is not null;
        // The page that says so is rendered by the same request once more.
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        return !guarded || isErrorPage || IsOurs(request) ? next(context) : answers.WriteAsync(context, Reason.CrossSite);
    }

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
