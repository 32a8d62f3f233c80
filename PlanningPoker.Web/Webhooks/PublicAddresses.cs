using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.Web.Webhooks;

/// <summary>Which addresses are of the public internet. A webhook is sent to no other, unless the operator allows its network.</summary>
static class PublicAddresses
{
    /// <summary>Private, loopback, link-local with the metadata services of clouds, shared, reserved, documentation, multicast.</summary>
    static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
        // The platform's own service address of a public cloud, which answers every machine there.
        IPNetwork.Parse("168.63.129.16/32"),
    ];

    /// <summary>All that is given out for the internet: loopback, local, mapped and translated addresses are outside of it.</summary>
    static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily is AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(address)) return false;
        return !NotPublic.Any(network => network.Contains(address));
    }
}
