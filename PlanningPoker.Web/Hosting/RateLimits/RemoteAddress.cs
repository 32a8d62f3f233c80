using System.Net.Sockets;

namespace PlanningPoker.Web.Hosting.RateLimits;

static class RemoteAddress
{
    const int NetworkBytes = 8;

    /// <summary>
    /// The key by which limits count a remote address. For IPv6 it is the network, because one household has 2⁶⁴ addresses and more.
    /// </summary>
    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes(), 0, NetworkBytes),
        var address => address.ToString(),
    };
}
