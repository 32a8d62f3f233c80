using Microsoft.AspNetCore.HttpOverrides;

namespace PlanningPoker.Web.Hosting;

/// <summary>What an operator should know about the proxy that a request came through; shown by <c>/health/ready</c>.</summary>
static class ProxyNotes
{
    /// <summary>One sentence for each problem; none if there is no proxy, or nothing is wrong with it.</summary>
    public static IEnumerable<string> Of(HttpContext http)
    {
        var (headers, from) = (http.Request.Headers, http.Connection.RemoteIpAddress);
        if (http.Features.Get<IgnoredPrefix>() is { Value: var prefix })
            yield return $"X-Forwarded-Prefix is ignored: '{prefix}' is not a path such as /poker.";
        // What is trusted was moved to the X-Original-… headers.
        if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName))
            yield return $"X-Forwarded-For is ignored from {from} on: ForwardedHeaders:KnownProxies does not name that address, "
                + "so everyone behind it shares its limits.";
        if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedPrefixHeaderName))
            yield return $"X-Forwarded-Prefix is ignored from {from} on: ForwardedHeaders:KnownProxies does not name that address, "
                + "so links lack the path.";
        if (!headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)) yield break;
        if (!headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName))
            yield return "The proxy sends no X-Forwarded-Proto (http or https): links and cookies are made for http.";
        if (!headers.ContainsKey(ForwardedHeadersDefaults.XOriginalHostHeaderName))
            yield return $"The proxy sends no X-Forwarded-Host, and the Host is {http.Request.Host}: if people open another one, "
                + "forms are refused as sent by another site.";
    }
}
