using Microsoft.AspNetCore.Diagnostics;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Refuses requests that another site makes a browser send, if they are unsafe or open a stream or a WebSocket. It replaces antiforgery
/// tokens, which cannot be part of a fragment that is the same for everyone (docs/security.md).
/// </summary>
sealed class CrossSiteCheck(RequestDelegate next, IFaultWriter faults)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var isGuarded = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            || http.WebSockets.IsWebSocketRequest
            || http.GetEndpoint()?.Metadata.GetMetadata<OpenStream>() is not null;
        // The error page is rendered by running the refused request once more.
        var isErrorPage = http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        return !isGuarded || isErrorPage || IsSameSite(request) ? next(http) : faults.WriteAsync(http, RequestFault.CrossSite);
    }

    /// <summary>
    /// Current browsers send Sec-Fetch-Site; older ones send Origin; a client that sends neither is not a browser.
    /// </summary>
    static bool IsSameSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
