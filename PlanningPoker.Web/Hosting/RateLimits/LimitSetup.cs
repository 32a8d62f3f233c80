using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PlanningPoker.Web.Hosting.RateLimits;

static class LimitSetup
{
    static readonly char[] Separators = [',', ' '];

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration) => services
        // Read when first needed: a test or a host may still add to the configuration.
        .AddSingleton(_ => new Budgets(configuration.GetSection("Limits").Get<LimitSettings>() ?? new()))
        .AddOptions<ForwardedHeadersOptions>().Configure(options => Trust(options, ProxiesIn(configuration))).Services;

    /// <summary>Has to come after the routing, for it asks what is meant.</summary>
    public static void UseLimits(this WebApplication app) => app.UseMiddleware<LimitCheck>();

    /// <summary>
    /// Only a proxy on this machine or one that is named may say where a request comes from (<c>ForwardedHeaders:KnownProxies</c>:
    /// addresses or networks, as a list or with commas between them). Several in a row are followed as long as each is known.
    /// </summary>
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
            .SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
