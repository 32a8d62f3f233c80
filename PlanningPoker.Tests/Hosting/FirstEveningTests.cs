using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests.Hosting;

/// <summary>What a team meets that starts the app for the first time, on a network.</summary>
public class FirstEveningTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5035", "http://desk:5035 http://10.1.2.3:5035 http://192.168.7.8:5035")]
    [InlineData("http://[::]:80", "http://desk http://10.1.2.3 http://192.168.7.8")]
    [InlineData("https://*:443", "https://desk https://10.1.2.3 https://192.168.7.8")]
    [InlineData("http://+:8080", "http://desk:8080 http://10.1.2.3:8080 http://192.168.7.8:8080")]
    [InlineData("http://localhost:5035", "http://localhost:5035")]
    [InlineData("http://10.1.2.3:5035", "http://10.1.2.3:5035")]
    [InlineData("http://unix:/run/poker.sock", "http://unix:/run/poker.sock")]
    public void The_printed_addresses_can_be_opened_by_colleagues(string listening, string printed) => Assert.Equal(
        printed, string.Join(' ', OpenAddresses.Of(listening, "desk", [.. Open.Concat(OnlyHere).Select(AddressOf)])));

    static readonly string[] Open = ["eth0 10.1.2.3", "vEthernet (External Switch) 192.168.7.8"];

    /// <summary>Networks inside of the machine, and addresses that a network card gives itself where nobody gives it one.</summary>
    static readonly string[] OnlyHere =
    [
        "docker0 172.17.0.1", "br-1f0e7a5b9c2d 172.18.0.1", "veth12ab34 172.19.0.1", "virbr0 192.168.122.1", "lxcbr0 10.0.3.1",
        "lxdbr0 10.0.4.1", "podman0 10.88.0.1", "cni-podman0 10.89.0.1", "cni0 10.244.0.1", "flannel.1 10.244.0.2", "cali0a1b 10.245.0.1",
        "vboxnet0 192.168.56.1", "vmnet8 192.168.80.1", "bridge100 192.168.64.1", "vEthernet (WSL) 172.20.0.1",
        "vEthernet (Default Switch) 172.21.0.1", "eth1 169.254.10.20",
    ];

    static (string Network, IPAddress Address) AddressOf(string text) =>
        (text[..text.LastIndexOf(' ')], IPAddress.Parse(text[(text.LastIndexOf(' ') + 1)..]));

    [Theory]
    [InlineData("--urls http://0.0.0.0:5035", true)]
    [InlineData("--urls=http://*:5035", true)]
    [InlineData("--urls http://localhost:1;http://10.0.0.4:2", true)]
    [InlineData("--http_ports 8080", true)]
    [InlineData("--urls 5035", true)]
    [InlineData("--urls http://localhost:5035", false)]
    [InlineData("--urls http://127.0.0.1:5035;http://[::1]:5035", false)]
    [InlineData("--urls http://0.0.0.0:5035 --environment Development", false)]
    [InlineData("", true, "Kestrel:Endpoints:Http:Url=http://*:80")]
    [InlineData("--urls http://0.0.0.0:5035", false, "Kestrel:Endpoints:Http:Url=http://localhost:80")]
    [InlineData("--Kestrel:Endpoints:Http:Url http://*:80", true)]
    [InlineData("--urls http://0.0.0.0:5035", false, "environment=Staging")]
    [InlineData("--urls http://0.0.0.0:5035", false, "environment=")]
    public void What_a_network_can_reach_does_not_run_in_development(string args, bool isForced, string given = "") => Assert.Equal(
        isForced ? Environments.Production : null,
        StartOptions.Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), AppContext.BaseDirectory, new ConfigurationBuilder()
            .AddInMemoryCollection([new("environment", "Development")]).AddInMemoryCollection([Pair(given)]).Build()).EnvironmentName);

    static KeyValuePair<string, string?> Pair(string text) =>
        text.Split('=', 2) is [var key, var value] ? new(key, value) : new("none", null);

    [Fact]
    public async Task A_first_start_warns_of_nothing()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Empty(server.Warnings);
        Assert.Empty(server.Errors);
    }
}
