using System.Net;
using System.Net.Sockets;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Smoke;

/// <summary>Each fault does what it says: else tests that pass under it prove nothing.</summary>
public sealed class FaultProxyTests : IDisposable
{
    readonly FaultProxy proxy;
    readonly SmokeClient caller, direct;

    public FaultProxyTests(SmokeSite site)
    {
        proxy = FaultProxy.To(site.Address);
        caller = new(proxy.Address);
        direct = new(site.Address);
    }

    [Fact]
    public async Task Without_a_fault_the_proxy_passes_on_pages_forms_streams_and_web_sockets()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("Say hello", await caller.GetAsync("/"), StringComparison.Ordinal);
            Assert.Equal($"Hello {i}", await caller.PostAsync("/said", $"Hello {i}"));
        }
        using var stream = await caller.OpenStreamAsync();
        Assert.Equal("event: news", await stream.LineAsync());
        using var socket = await caller.OpenSocketAsync();
        Assert.Equal("over there", await socket.EchoAsync("over there"));
    }

    [Fact]
    public async Task A_cut_resets_what_is_open_and_lets_in_who_comes_again()
    {
        using var stream = await caller.OpenStreamAsync();
        proxy.Inject(Fault.Cut);
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        Assert.Contains("Say hello", await caller.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unplugged_network_resets_and_refuses_until_it_is_plugged_in()
    {
        using var stream = await caller.OpenStreamAsync();
        proxy.Inject(Fault.Unplugged);
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        for (var i = 0; i < 3; i++) await ExpectRefusedAsync();
        proxy.Recover();
        Assert.Contains("Say hello", await caller.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusing_proxy_keeps_what_is_open()
    {
        using var socket = await caller.OpenSocketAsync();
        proxy.Inject(Fault.Refused);
        await ExpectRefusedAsync();
        Assert.Equal("still here", await socket.EchoAsync("still here"));
    }

    [Fact]
    public async Task A_black_hole_tells_nobody_and_loses_nothing()
    {
        using var socket = await caller.OpenSocketAsync();
        proxy.Inject(Fault.BlackHole);
        var echo = socket.EchoAsync("late");
        var page = caller.GetAsync("/");
        for (var i = 0; i < 20; i++) await direct.GetAsync("/");
        Assert.False(echo.IsCompleted || page.IsCompleted);

        proxy.Recover();
        Assert.Equal("late", await echo);
        Assert.Contains("Say hello", await page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_was_forgotten_stays_silent_and_new_ones_work()
    {
        using var socket = await caller.OpenSocketAsync();
        proxy.Inject(Fault.Forgotten);
        proxy.Recover();
        var echo = socket.EchoAsync("never");
        using var again = await caller.OpenSocketAsync();
        for (var i = 0; i < 20; i++) await again.EchoAsync("hello");
        Assert.False(echo.IsCompleted);
    }

    [Fact]
    public async Task A_delay_keeps_each_direction_by_its_time()
    {
        await caller.GetAsync("/");
        proxy.Inject(Fault.Delayed(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(250)));
        using var promise = TimePromise.Watch();
        var start = TimeProvider.System.GetTimestamp();
        await caller.GetAsync("/");
        ExpectBetween(0.395, 4, TimeProvider.System.GetElapsedTime(start), promise);
    }

    [Fact]
    public async Task A_slow_network_takes_its_time_for_every_byte()
    {
        await caller.GetAsync("/");
        proxy.Inject(Fault.Slow(bytesPerSecond: 2000));
        using var promise = TimePromise.Watch();
        var start = TimeProvider.System.GetTimestamp();
        var text = new string('x', 1000);
        Assert.Equal(text, await caller.PostAsync("/said", text));
        ExpectBetween(1, 8, TimeProvider.System.GetElapsedTime(start), promise);
    }

    [Fact]
    public async Task A_buffering_proxy_passes_on_answers_that_end_and_nothing_of_a_stream()
    {
        proxy.Inject(Fault.Buffered);
        var opening = caller.OpenStreamAsync();
        using var socket = await caller.OpenSocketAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Contains("Say hello", await caller.GetAsync("/"), StringComparison.Ordinal);
            Assert.Equal("through", await socket.EchoAsync("through"));
        }
        Assert.False(opening.IsCompleted);

        proxy.Recover();
        using var stream = await opening;
        Assert.Equal("event: news", await stream.LineAsync());
    }

    [Fact]
    public async Task A_proxy_whose_server_is_away_answers_503_itself()
    {
        using var stream = await caller.OpenStreamAsync();
        proxy.Inject(Fault.Unavailable);
        await Assert.ThrowsAnyAsync<IOException>(stream.ToTheEndAsync);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.ServiceUnavailable, await RefusalAsync(caller.PostAsync("/said", "lost")));
        Assert.Equal("Hello", await direct.PostAsync("/said", "Hello"));
    }

    [Fact]
    public async Task A_proxy_may_refuse_web_sockets_alone_or_streams_alone()
    {
        proxy.Inject(Fault.NoWebSockets);
        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(caller.OpenSocketAsync);
        using (var stream = await caller.OpenStreamAsync()) Assert.Equal("event: news", await stream.LineAsync());

        proxy.Inject(Fault.NoStreams);
        using (var socket = await caller.OpenSocketAsync()) Assert.Equal("hello", await socket.EchoAsync("hello"));
        Assert.Equal(HttpStatusCode.BadGateway, await RefusalAsync(caller.OpenStreamAsync()));
    }

    [Fact]
    public async Task Connections_end_when_either_side_ends_them()
    {
        using (await caller.OpenStreamAsync()) Assert.Equal(1, proxy.OpenConnections);
        await Processes.Wait.UntilAsync(
            () => Task.FromResult(proxy.OpenConnections == 0), () => "The proxy is still open.", TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        caller.Dispose();
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
