using System.Net;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Webhooks;

/// <summary>What the operator allows webhooks.</summary>
public sealed class WebhookSettings(IConfiguration configuration)
{
    readonly IPNetwork[] networks = [.. Setting.ListAt(configuration, "Webhooks:AllowedNetworks").Select(NetworkOf)];
    readonly string[] hosts = [.. Setting.ListAt(configuration, "Webhooks:AllowedHosts")];

    /// <summary>Whether there are webhooks at all.</summary>
    public bool IsEnabled { get; } = configuration.GetValue("Webhooks:Enabled", false);

    bool AllowsHttp { get; } = configuration.GetValue("Webhooks:AllowHttp", false);

    /// <summary>Whether a webhook may have this address, by its text. What its host resolves to is checked at each send.</summary>
    public bool Allows(WebhookAddress address) =>
        (AllowsHttp || address.Uri.Scheme == Uri.UriSchemeHttps)
        && (hosts.Length == 0 || hosts.Any(host => IsHost(host, address.Uri.IdnHost)))
        && (!IPAddress.TryParse(address.Uri.IdnHost, out var literal) || Allows(literal));

    /// <summary>Whether a webhook may connect to this address.</summary>
    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return PublicAddresses.IsPublic(address) || networks.Any(network => network.Contains(address));
    }

    /// <summary><c>example.com</c> is that host alone, <c>.example.com</c> every host below it.</summary>
    static bool IsHost(string allowed, string host) => allowed.StartsWith('.')
        ? host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);

    static IPNetwork NetworkOf(string text) => text.Contains('/', StringComparison.Ordinal)
        ? IPNetwork.Parse(text)
        : new(IPAddress.Parse(text), IPAddress.Parse(text).GetAddressBytes().Length * 8);
}
