using System.Net;
using Microsoft.Extensions.Configuration;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>What the operator allows webhooks.</summary>
public class WebhookSettingsTests
{
    [Theory]
    [InlineData("https://example.com/hook", true)]
    [InlineData("http://example.com/hook", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:10.0.0.1]/", false)]
    [InlineData("https://8.8.8.8/", true)]
    public void Without_settings_only_https_to_the_internet_is_allowed(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, With().Allows(WebhookAddress.Parse(address)!));

    [Fact]
    public void Webhooks_are_off_by_default() => Assert.False(With().IsEnabled);

    [Theory]
    [InlineData("https://hooks.example.com/", true)]
    [InlineData("https://a.example.org/", true)]
    [InlineData("https://example.org/", false)]
    [InlineData("https://evilexample.org/", false)]
    [InlineData("https://hooks.example.com.evil.net/", false)]
    public void With_a_list_of_hosts_no_other_is_allowed(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, With(("Webhooks:AllowedHosts", "hooks.example.com, .example.org")).Allows(WebhookAddress.Parse(address)!));

    [Fact]
    public void A_network_that_is_allowed_need_not_be_public()
    {
        var settings = With(("Webhooks:AllowedNetworks", "10.0.0.0/8 ::1"));

        Assert.True(settings.Allows(IPAddress.Parse("10.20.30.40")));
        Assert.True(settings.Allows(IPAddress.Parse("::ffff:10.20.30.40")));
        Assert.True(settings.Allows(IPAddress.IPv6Loopback));
        Assert.False(settings.Allows(IPAddress.Loopback));
    }

    static WebhookSettings With(params (string Key, string? Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, each.Value))).Build());
}
