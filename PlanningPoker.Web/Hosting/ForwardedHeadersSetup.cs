using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

static class ForwardedHeadersSetup
{
    /// <summary>
    /// Trusts the forwarded headers of a proxy on this machine and of configured ones (<c>ForwardedHeaders:KnownProxies</c>: addresses or
    /// networks, as a list or separated by commas). A chain of proxies is followed as long as each of them is known.
    /// </summary>
    public static IServiceCollection AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration) => services
        .AddOptions<ForwardedHeadersOptions>().Configure(options => Trust(options, ProxiesIn(configuration))).Services;

    static void Trust(ForwardedHeadersOptions options, IEnumerable<string> proxies)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }

    static IEnumerable<string> ProxiesIn(IConfiguration configuration)
    {
        var section = configuration.GetSection("ForwardedHeaders:KnownProxies");
        return section.GetChildren().Select(child => child.Value).Append(section.Value).OfType<string>()
            .SelectMany(Setting.NetworksIn);
    }
}
