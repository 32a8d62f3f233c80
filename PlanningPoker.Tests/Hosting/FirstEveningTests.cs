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
        printed, string.Join(' ', OpenAddresses.Of(listening, "desk", [IPAddress.Parse("10.1.2.3"), IPAddress.Parse("192.168.7.8")])));

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
        StartOptions.Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), new ConfigurationBuilder()
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
