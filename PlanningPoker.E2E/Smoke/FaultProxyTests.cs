using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Smoke;

/// <summary>Each fault does what its name says; otherwise tests that pass with it would prove nothing.</summary>
public sealed partial class FaultProxyTests : IDisposable
{
    readonly CancellationToken token = TestContext.Current.CancellationToken;
    readonly FaultProxy proxy;
    readonly SmokeClient client, direct;

    public FaultProxyTests(SmokeSite site)
    {
        proxy = FaultProxy.To(site.Address);
        client = new(proxy.Address);
        direct = new(site.Address);
    }

    [Fact]
    public async Task Without_a_fault_the_proxy_passes_on_pages_forms_streams_and_WebSockets()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
            Assert.Equal($"Hello {i}", await client.PostAsync("/said", $"Hello {i}"));
        }
        using var stream = await client.OpenStreamAsync();
        Assert.Equal("event: news", await stream.LineAsync());
        using var socket = await client.OpenSocketAsync();
        Assert.Equal("over there", await socket.EchoAsync("over there"));
    }

    [Fact]
    public async Task A_cut_resets_open_connections_and_accepts_new_ones()
    {
        using var stream = await client.OpenStreamAsync();
        proxy.Inject(Fault.Cut);
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unplugged_network_resets_and_refuses_until_it_is_plugged_in_again()
    {
        using var stream = await client.OpenStreamAsync();
        proxy.Inject(Fault.Unplugged);
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        for (var i = 0; i < 3; i++) await ExpectRefusedAsync();
        proxy.Recover();
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusing_proxy_keeps_open_connections()
    {
        using var socket = await client.OpenSocketAsync();
        proxy.Inject(Fault.Refused);
        await ExpectRefusedAsync();
        Assert.Equal("still here", await socket.EchoAsync("still here"));
    }

    /// <summary>A process that starts holds each socket of this one for a moment, as a copy of its own.</summary>
    [Fact]
    public async Task The_port_is_kept_while_processes_start()
    {
        for (var i = 0; i < 60; i++)
        {
            var starting = Parallel.ForAsync(0, 4, token, static async (_, ct) => await Process.Start("true").WaitForExitAsync(ct));
            for (var j = 0; j < 10; j++)
            {
                proxy.Inject(Fault.Refused);
                proxy.Recover();
            }
            await starting;
        }
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_without_its_server_answers_with_503()
    {
        using var stream = await client.OpenStreamAsync();
        proxy.Inject(Fault.Unavailable);
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.ServiceUnavailable, await RefusalAsync(client.PostAsync("/said", "lost")));
        Assert.Equal("Hello", await direct.PostAsync("/said", "Hello"));
    }

    [Fact]
    public async Task A_proxy_can_refuse_only_WebSockets_or_only_streams()
    {
        proxy.Inject(Fault.NoWebSockets);
        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(client.OpenSocketAsync);
        using (var stream = await client.OpenStreamAsync()) Assert.Equal("event: news", await stream.LineAsync());

        proxy.Inject(Fault.NoStreams);
        using (var socket = await client.OpenSocketAsync()) Assert.Equal("hello", await socket.EchoAsync("hello"));
        Assert.Equal(HttpStatusCode.BadGateway, await RefusalAsync(client.OpenStreamAsync()));
    }

    [Fact]
    public async Task A_gateway_can_cut_what_takes_too_long()
    {
        proxy.Inject(Fault.CutEvery(TimeSpan.FromMilliseconds(200)));
        using var stream = await client.OpenStreamAsync();
        Assert.Equal("event: news", await stream.LineAsync());
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_can_answer_with_504_what_takes_too_long()
    {
        proxy.Inject(Fault.GatewayTimeoutAfter(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(HttpStatusCode.GatewayTimeout, await RefusalAsync(client.OpenStreamAsync()));
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_end_when_either_side_ends_them()
    {
        using (await client.OpenStreamAsync()) Assert.Equal(1, proxy.OpenConnections);
        await Processes.Wait.UntilAsync(
            () => Task.FromResult(proxy.OpenConnections == 0), () => "The proxy is still open.", token);
    }

    public void Dispose()
    {
        client.Dispose();
        direct.Dispose();
        proxy.Dispose();
    }

    async Task ExpectRefusedAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var refusal = await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Loopback, proxy.Address.Port));
        Assert.Equal(SocketError.ConnectionRefused, refusal.SocketErrorCode);
    }

    static void ExpectBetween(double fromSeconds, double toSeconds, TimeSpan took, TimePromise promise)
    {
        Assert.InRange(took.TotalSeconds, fromSeconds, double.MaxValue);
        promise.ExpectWithin(TimeSpan.FromSeconds(toSeconds), took);
    }

    static async Task<HttpStatusCode?> RefusalAsync(Task call) => (await Assert.ThrowsAsync<HttpRequestException>(() => call)).StatusCode;
}
