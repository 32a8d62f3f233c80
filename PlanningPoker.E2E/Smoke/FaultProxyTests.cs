using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Smoke;

/// <summary>Each fault does what its name says; otherwise tests that pass with it would prove nothing.</summary>
public sealed class FaultProxyTests : IDisposable
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
    public async Task A_black_hole_delays_everything_and_loses_nothing()
    {
        using var socket = await client.OpenSocketAsync();
        proxy.Inject(Fault.BlackHole);
        var echo = socket.EchoAsync("late");
        var page = client.GetAsync("/");
        for (var i = 0; i < 20; i++) await direct.GetAsync("/");
        Assert.False(echo.IsCompleted || page.IsCompleted);

        proxy.Recover();
        Assert.Equal("late", await echo);
        Assert.Contains("Say hello", await page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_connection_stays_silent_and_new_ones_work()
    {
        using var socket = await client.OpenSocketAsync();
        proxy.Inject(Fault.Forgotten);
        proxy.Recover();
        var echo = socket.EchoAsync("never");
        using var again = await client.OpenSocketAsync();
        for (var i = 0; i < 20; i++) await again.EchoAsync("hello");
        Assert.False(echo.IsCompleted);
    }

    [Fact]
    public async Task One_direction_alone_can_be_silent()
    {
        proxy.Inject(Fault.DeafServer);
        var unheard = client.PostAsync("/said", "unheard");
        for (var i = 0; i < 20; i++) Assert.Equal("no", await direct.GetAsync("/heard?text=unheard"));
        proxy.Recover();
        Assert.Equal("unheard", await unheard);

        proxy.Inject(Fault.DeafBrowser);
        var unanswered = client.PostAsync("/said", "unanswered");
        while (await direct.GetAsync("/heard?text=unanswered") == "no")
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        for (var i = 0; i < 20; i++) await direct.GetAsync("/");
        Assert.False(unanswered.IsCompleted);
        proxy.Recover();
        Assert.Equal("unanswered", await unanswered);
    }

    [Fact]
    public async Task A_delay_applies_to_each_direction()
    {
        await client.GetAsync("/");
        proxy.Inject(Fault.Delayed(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(250)));
        using var promise = TimePromise.Watch();
        var start = TimeProvider.System.GetTimestamp();
        await client.GetAsync("/");
        ExpectBetween(0.395, 4, TimeProvider.System.GetElapsedTime(start), promise);
    }

    [Fact]
    public async Task A_slow_network_limits_the_bytes_per_second()
    {
        await client.GetAsync("/");
        proxy.Inject(Fault.Slow(bytesPerSecond: 2000));
        using var promise = TimePromise.Watch();
        var start = TimeProvider.System.GetTimestamp();
        var text = new string('x', 1000);
        Assert.Equal(text, await client.PostAsync("/said", text));
        ExpectBetween(1, 8, TimeProvider.System.GetElapsedTime(start), promise);
    }

    [Fact]
    public async Task A_buffering_proxy_passes_on_complete_responses_and_nothing_of_a_stream()
    {
        proxy.Inject(Fault.Buffered);
        var opening = client.OpenStreamAsync();
        using var socket = await client.OpenSocketAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
            Assert.Equal("through", await socket.EchoAsync("through"));
        }
        Assert.False(opening.IsCompleted);

        proxy.Recover();
        using var stream = await opening;
        Assert.Equal("event: news", await stream.LineAsync());
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
    public async Task A_proxy_can_hold_each_message_until_the_next()
    {
        using var socket = await client.OpenSocketAsync();
        Assert.Equal("first", await socket.EchoAsync("first"));
        proxy.Inject(Fault.HeldUntilNext);
        var second = socket.EchoAsync("second");
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
        Assert.False(second.IsCompleted);

        proxy.Recover();
        Assert.Equal("second", await second);
    }

    [Fact]
    public async Task Nothing_stays_held_in_whatever_moment_the_fault_ends()
    {
        using var socket = await client.OpenSocketAsync();
        for (var i = 0; i < 1000; i++)
        {
            proxy.Inject(Fault.HeldUntilNext);
            var echo = socket.EchoAsync("held");
            for (var j = 0; j < i; j++) await Task.Yield();
            proxy.Recover();
            Assert.Equal("held", await echo);
        }
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
    public async Task A_proxy_can_hold_messages_until_they_are_enough()
    {
        proxy.Inject(Fault.HeldUntilBytes(4096));
        var opening = client.OpenStreamAsync();
        Assert.Contains("Say hello", await client.GetAsync("/"), StringComparison.Ordinal);
        Assert.False(opening.IsCompleted);

        proxy.Recover();
        using var stream = await opening;
        Assert.Equal("event: news", await stream.LineAsync());
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
