using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

static class ForwardedHeadersSetup
{
    /// <summary>
    /// Trusts the forwarded headers of a proxy on this machine and of configured ones (<c>ForwardedHeaders:KnownProxies</c>: addresses or
    /// networks, as a list or separated by commas). A chain of proxies is followed as long as each of them is known.
    /// </summary>
    public static IServiceCollection AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration) => services
        .AddOptions<ForwardedHeadersOptions>()
        .Configure(options => Trust(options, Setting.ListAt(configuration, "ForwardedHeaders:KnownProxies"))).Services;

    /// <summary>
    /// Applies the forwarded headers. A scheme that is neither http nor https is ignored, and so is a prefix that is no path: they would be
    /// in every link that we make.
    /// </summary>
    public static void UseForwarded(this IApplicationBuilder app)
    {
        app.Use((http, next) =>
        {
            var schemes = http.Request.Headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName];
            if (schemes.Count > 0 && !SchemesIn(schemes).All(IsWebScheme))
                http.Request.Headers.Remove(ForwardedHeadersDefaults.XForwardedProtoHeaderName);
            CheckPrefix(http);
            return next(http);
        });
        app.UseForwardedHeaders();
    }

    static void CheckPrefix(HttpContext http)
    {
        var headers = http.Request.Headers;
        var given = headers[ForwardedHeadersDefaults.XForwardedPrefixHeaderName];
        if (given.Count is 0) return;
        headers.Remove(ForwardedHeadersDefaults.XForwardedPrefixHeaderName);
        if (PathBases.Normalized(given) is not { } prefix) http.Features.Set(new IgnoredPrefix(given.ToString()));
        else if (prefix.Length > 0) headers[ForwardedHeadersDefaults.XForwardedPrefixHeaderName] = prefix;
    }

    static IEnumerable<string> SchemesIn(StringValues values) =>
        values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries));

    static bool IsWebScheme(string scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    static void Trust(ForwardedHeadersOptions options, IEnumerable<string> proxies)
    {
        options.ForwardedHeaders = ForwardedHeaders.All;
        options.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
