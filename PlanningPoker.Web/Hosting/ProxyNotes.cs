using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Hosting;

/// <summary>What an operator should know about the proxy that a request came through; shown by <c>/health/ready</c>.</summary>
static class ProxyNotes
{
    /// <summary>What is trusted was moved to these headers.</summary>
    static readonly string[] Trusted =
    [
        ForwardedHeadersDefaults.XOriginalForHeaderName, ForwardedHeadersDefaults.XOriginalProtoHeaderName,
        ForwardedHeadersDefaults.XOriginalHostHeaderName,
    ];

    /// <summary>One sentence for each problem; none if there is no proxy, or nothing is wrong with it.</summary>
    public static IEnumerable<string> Of(HttpContext http)
    {
        var (headers, from) = (http.Request.Headers, http.Connection.RemoteIpAddress);
        if (http.Features.Get<IgnoredPrefix>() is { Value: var prefix })
            yield return $"X-Forwarded-Prefix is ignored: '{prefix}' is not a path such as /poker.";
        if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName))
            yield return $"X-Forwarded-For is ignored from {from} on: ForwardedHeaders:KnownProxies does not name that address, "
                + "so everyone behind it shares its limits.";
        else if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName)
            || headers.ContainsKey(ForwardedHeadersDefaults.XForwardedHostHeaderName))
            yield return $"X-Forwarded-Proto and X-Forwarded-Host are ignored from {from}: ForwardedHeaders:KnownProxies does not name "
                + $"that address, so links and cookies are made for {AddressOf(http)}.";
        if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedPrefixHeaderName))
            yield return $"X-Forwarded-Prefix is ignored from {from} on: ForwardedHeaders:KnownProxies does not name that address, "
                + "so links lack the path.";
        string[] missing = [.. Trusted.Where(header => !headers.ContainsKey(header))];
        if (missing.Length == Trusted.Length)
        {
            var saysNothing = !headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
            if (saysNothing && SeemsForwarded(http.Request))
                yield return "The request seems to come by a proxy that sends no X-Forwarded-For, -Proto and -Host: everyone behind it "
                    + $"shares its limits, and links and cookies are made for {AddressOf(http)}.";
            yield break;
        }
        if (IsSender(http.Connection, $"{headers[ForwardedHeadersDefaults.XOriginalForHeaderName]}"))
            yield return "The proxy sends no X-Forwarded-For: everyone behind it shares its limits.";
        if (missing.Contains(ForwardedHeadersDefaults.XOriginalProtoHeaderName))
            yield return "The proxy sends no X-Forwarded-Proto (http or https): links and cookies are made for http.";
        if (missing.Contains(ForwardedHeadersDefaults.XOriginalHostHeaderName))
            yield return $"The proxy sends no X-Forwarded-Host, and the Host is {http.Request.Host}: if people open another one, "
                + "forms are refused as sent by another site.";
    }

    /// <summary>Whether the address was not replaced: the proxy has not said another one.</summary>
    static bool IsSender(ConnectionInfo connection, string original) =>
        connection.RemoteIpAddress is { } address && original == $"{new IPEndPoint(address, connection.RemotePort)}";

    /// <summary>
    /// No browser uses HTTP/1.0, and none sends <c>Sec-Fetch-Mode</c> over http, but to its own machine. Health checks look direct.
    /// </summary>
    static bool SeemsForwarded(HttpRequest request) => HttpProtocol.IsHttp10(request.Protocol)
        || request.Headers.ContainsKey(HeaderNames.Via)
        || !request.IsHttps && request.Headers.ContainsKey("Sec-Fetch-Mode") && !IsOwnMachine(request.Host.Host);

    static bool IsOwnMachine(string host) => host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    static string AddressOf(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
