using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.E2E.Network;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>An attempt to send, to names that lie and to receivers that are slow, endless or rude.</summary>
public sealed class WebhookClientTests
{
    static readonly IPAddress Private = IPAddress.Parse("10.0.0.1");

    /// <summary>Stands still until a test moves it: no attempt is over because the machine is slow.</summary>
    readonly FakeTimeProvider limits = new();

    int lookups;

    [Fact]
    public async Task An_address_is_looked_up_once_and_the_one_that_was_checked_is_connected_to()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        // A name server that answers with an allowed address first, and with a private one after that.
        using var client = Client(_ => lookups == 1 ? [IPAddress.Loopback] : [Private]);

        var result = await SendAsync(client, $"http://hook.example:{receiver.Address.Port}/");

        Assert.Equal(new(WebhookOutcome.Delivered, 200), result);
        Assert.Equal(1, lookups);
        Assert.Single(receiver.Received);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1 10.0.0.1")]
    [InlineData("10.0.0.1 127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("")]
    public async Task A_name_with_an_address_that_is_not_allowed_is_not_connected_to(string addresses)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var client = Client(_ =>
            [.. addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)]);

        var result = await SendAsync(client, $"http://hook.example:{receiver.Address.Port}/");

        Assert.Equal(new(WebhookOutcome.Forbidden), result);
        Assert.Empty(receiver.Received);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var trap = await WebhookReceiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = $"{trap.Address}";
            return Task.CompletedTask;
        };
        using var client = Client();

        Assert.Equal(new(WebhookOutcome.Refused, status), await SendAsync(client, $"{receiver.Address}"));
        Assert.Empty(trap.Received);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_left_after_a_time()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (asked, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = async http =>
        {
            await using var aborted = http.RequestAborted.Register(left.SetResult);
            asked.SetResult();
            await left.Task;
        };
        using var client = Client();

        var sending = SendAsync(client, $"{receiver.Address}");
        await asked.Task.WaitAsync(TestTimeout.Token);
        limits.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new(WebhookOutcome.TimedOut), await sending);
        await left.Task.WaitAsync(TestTimeout.Token);
    }

    [Fact]
    public async Task A_name_server_that_does_not_answer_is_left_after_a_time()
    {
        var asked = new TaskCompletionSource();
        using var client = new WebhookClient(
            SettingsOf(),
            (_, ct) =>
            {
                asked.SetResult();
                return Task.Delay(Timeout.Infinite, ct).ContinueWith(_ => Array.Empty<IPAddress>(), ct);
            },
            TimeProvider.System, limits);

        var sending = SendAsync(client, "http://hook.example/");
        await asked.Task.WaitAsync(TestTimeout.Token);
        limits.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new(WebhookOutcome.TimedOut), await sending);
    }

    [Fact]
    public async Task Of_an_endless_answer_only_the_status_is_read()
    {
        await using var receiver = new RudeReceiver("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n", isEndless: true);
        using var client = Client();

        Assert.Equal(new(WebhookOutcome.Delivered, 200), await SendAsync(client, $"{receiver.Address}"));
        // What lies in the buffers of the system, at most.
        Assert.InRange(await receiver.SentAsync(), 0, 64L * 1024 * 1024);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX-Endless: ", true)]
    [InlineData("HTTP/1.1 200 OK\r\n", false)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", false)]
    [InlineData("", false)]
    public async Task An_answer_that_is_no_answer_is_a_failure(string answer, bool isEndless)
    {
        await using var receiver = new RudeReceiver(answer, isEndless);
        using var client = Client();

        Assert.Equal(new(WebhookOutcome.Unreachable), await SendAsync(client, $"{receiver.Address}"));
    }

    [Fact]
    public async Task An_address_that_is_no_longer_allowed_is_not_even_looked_up()
    {
        using var client = new WebhookClient(SettingsOf(("Webhooks:AllowedHosts", "other.example")), LookUp(_ => []), TimeProvider.System);

        Assert.Equal(new(WebhookOutcome.Forbidden), await SendAsync(client, "http://hook.example/"));
        Assert.Equal(0, lookups);
    }

    WebhookClient Client(Func<string, IPAddress[]>? addressesOf = null) =>
        new(SettingsOf(), LookUp(addressesOf ?? (host => [IPAddress.Parse(host)])), TimeProvider.System, limits);

    HostLookup LookUp(Func<string, IPAddress[]> addressesOf) => (host, _) =>
    {
        Interlocked.Increment(ref lookups);
        return Task.FromResult(addressesOf(host));
    };

    static WebhookSettings SettingsOf(params (string Key, string? Value)[] more)
    {
        var settings = WebhookSteps.LocalSettings.Select(each => KeyValuePair.Create(each.Item1, (string?)each.Item2))
            .Concat(more.Select(each => KeyValuePair.Create(each.Key, each.Value)));
        return new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    static Task<WebhookResult> SendAsync(WebhookClient client, string address) => client.SendAsync(
        new(SessionCode.New(), "msg_1", 1, 1, DateTimeOffset.UnixEpoch,
            new(WebhookAddress.Parse(address)!, [.. WebhookSignature.NewSecret()]), [.. "{}"u8]), TestTimeout.Token);
}
