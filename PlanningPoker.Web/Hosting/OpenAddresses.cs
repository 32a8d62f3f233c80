using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PlanningPoker.Web.Hosting;

/// <summary>The addresses at which people can open a server that listens on one.</summary>
static class OpenAddresses
{
    /// <summary>How the names of networks begin that containers and virtual machines have inside of this machine.</summary>
    static readonly string[] InnerNetworks =
    [
        "docker", "br-", "veth", "virbr", "lxcbr", "lxdbr", "podman", "cni", "flannel", "cali", "vboxnet", "vmnet", "bridge100",
        "vEthernet (WSL", "vEthernet (Default Switch)",
    ];

    /// <summary>Its name and addresses are known only inside, and so is its port: those of the host are others.</summary>
    static bool IsContainer => Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true";

    /// <param name="listening">What the server listens on, such as <c>http://[::]:5035</c>: every network of the machine.</param>
    /// <returns>What it listens on, where more cannot be found out: it is only said, and must not end the server.</returns>
    public static IReadOnlyList<string> Of(string listening)
    {
        try
        {
            return IsContainer ? [listening] : [.. Of(listening, Dns.GetHostName(), MachineAddresses())];
        }
        catch (Exception exception) when (exception is SocketException or NetworkInformationException or FormatException)
        {
            return [listening];
        }
    }

    /// <param name="listening">What the server listens on.</param>
    /// <param name="machine">The name of the machine.</param>
    /// <param name="addresses">The addresses of the machine, with the names of their networks.</param>
    public static IEnumerable<string> Of(string listening, string machine, IEnumerable<(string Network, IPAddress Address)> addresses)
    {
        var binding = BindingAddress.Parse(listening);
        return IsEveryNetwork(binding.Host)
            ? addresses.Where(IsReachedByOthers).Select(each => each.Address.ToString()).Prepend(machine).Distinct()
                .Select(host => UrlOf(binding, host))
            : [listening];
    }

    static bool IsEveryNetwork(string host) => host is "*" or "+"
        || IPAddress.TryParse(host.Trim('[', ']'), out var address)
        && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    static bool IsReachedByOthers((string Network, IPAddress Address) each) =>
        each.Address.GetAddressBytes() is not [169, 254, ..]
        && !InnerNetworks.Any(name => each.Network.StartsWith(name, StringComparison.Ordinal));

    static string UrlOf(BindingAddress binding, string host)
    {
        var isUsualPort = (binding.Scheme, binding.Port) is ("http", 80) or ("https", 443);
        return $"{binding.Scheme}://{host}{(isUsualPort ? "" : $":{binding.Port}")}{binding.PathBase}";
    }

    static IEnumerable<(string Network, IPAddress Address)> MachineAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback })
        .SelectMany(network => network.GetIPProperties().UnicastAddresses, (network, unicast) => (network.Name, unicast.Address))
        .Where(each => each.Address.AddressFamily is AddressFamily.InterNetwork);
}
