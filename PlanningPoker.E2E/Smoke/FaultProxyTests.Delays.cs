using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Smoke;

/// <summary>Faults that delay messages, hold them back or lose them.</summary>
public sealed partial class FaultProxyTests
{
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
}
