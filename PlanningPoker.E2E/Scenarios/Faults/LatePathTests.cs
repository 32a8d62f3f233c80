using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>
/// Messages come late, on every transport, for a player and for a host. A page that trails the server by more than two seconds for longer
/// than five does not say that it is connected, and leaves the transport that is to blame.
/// </summary>
[Collection(nameof(NonParallel))]
public sealed class LatePathTests(PokerServer server, ITestOutputHelper output) : TableTests(server)
{
    /// <summary>More than two seconds behind, for more than five.</summary>
    static readonly TimeSpan LongestLie = TimeSpan.FromSeconds(7);

    static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(15), Trails = TimeSpan.FromSeconds(2);

    /// <summary>The last of the watched time, when every page has found a transport that works.</summary>
    static readonly TimeSpan End = TimeSpan.FromSeconds(10);

    static readonly NamedFault[] Held =
    [
        new("held until next", Fault.HeldUntilNext),
        new("every 10 s", Fault.BatchedEvery(TimeSpan.FromSeconds(10))),
        new("held until 4 KB", Fault.HeldUntilBytes(4096)),
        new("3 s late", Fault.LateStreams(TimeSpan.FromSeconds(3))),
    ];

    static readonly NamedFault[] Ended =
    [
        new("cut every 15 s", Fault.CutEvery(TimeSpan.FromSeconds(15))),
        new("504 every 10 s", Fault.GatewayTimeoutAfter(TimeSpan.FromSeconds(10))),
    ];

    static readonly NamedFault[] Healthy =
    [
        new("1 s each way", Fault.Delayed(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))),
        new("jitter of a phone", Fault.Jitter(TimeSpan.FromSeconds(0.8))),
    ];

    static readonly NamedFault[] Network =
    [
        new("3 s each way", Fault.Delayed(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3))),
        new("forgotten", Fault.Forgotten, Begins.Once),
    ];

    /// <summary>Only one direction is late or lost.</summary>
    static readonly NamedFault[] OneWay =
    [
        new("4 s to the browser", Fault.Delayed(TimeSpan.Zero, TimeSpan.FromSeconds(4))),
        new("6 s to the browser", Fault.Delayed(TimeSpan.Zero, TimeSpan.FromSeconds(6))),
        new("6 s to the server", Fault.Delayed(TimeSpan.FromSeconds(6), TimeSpan.Zero)),
        new("nothing to the browser", Fault.DeafBrowser, Begins.Lasting),
        new("nothing to the server", Fault.DeafServer, Begins.Lasting),
    ];

    [Fact]
    public async Task A_page_leaves_a_transport_whose_messages_are_held_back()
    {
        using var promise = TimePromise.Watch();
        foreach (var page in await WatchAsync(Held, TimeSpan.FromSeconds(50)))
        {
            promise.ExpectWithin(LongestLie, page.LongestLie);
            // Where much happens, what is held back is soon followed by the next message.
            if (!page.IsQuiet) continue;
            foreach (var transport in (string[])["live stream", "WebSocket"])
                promise.ExpectWithin(LeavesWithin, TimeOn(page, transport));
            Assert.All(page.Last(End), record =>
            {
                Assert.True(record.IsConnected, $"{page}: {record.State}");
                promise.ExpectWithin(Trails, page.LagOf(record));
            });
        }
    }

    [Fact]
    public async Task The_status_stays_connected_where_a_gateway_ends_every_request()
    {
        using var promise = TimePromise.Watch();
        foreach (var page in await WatchAsync(Ended, TimeSpan.FromSeconds(50)))
        {
            promise.ExpectWithin(LongestLie, page.LongestLie);
            ExpectSteady(page);
            Assert.All(page.Last(End), record => promise.ExpectWithin(Trails, page.LagOf(record)));
        }
    }

    [Fact]
    public async Task A_slow_network_that_is_healthy_is_left_in_peace()
    {
        foreach (var page in await WatchAsync(Healthy, TimeSpan.FromSeconds(50)))
        {
            ExpectSteady(page);
            Assert.All(page.Last(End), record => Assert.Equal(page.Transport.DisplayName(), record.Transport));
        }
    }

    [Fact]
    public async Task A_page_whose_whole_network_is_late_does_not_say_that_it_is_connected()
    {
        using var promise = TimePromise.Watch();
        foreach (var page in await WatchAsync(Network, TimeSpan.FromSeconds(40)))
        {
            promise.ExpectWithin(LongestLie, page.LongestLie);
            // A browser may need long until it opens new connections instead of those that are dead.
            if (page.Fault.Begins is Begins.BeforeThePage) Assert.All(page.Last(End), record => Assert.Equal("late", record.State));
        }
    }

    [Fact]
    public async Task A_page_of_which_one_direction_is_late_or_lost_does_not_say_that_it_is_connected()
    {
        using var promise = TimePromise.Watch();
        foreach (var page in await WatchAsync(OneWay, TimeSpan.FromSeconds(60)))
        {
            promise.ExpectWithin(LongestLie, page.LongestLie);
            Assert.All(page.Last(End), record => Assert.False(record.IsConnected, $"{page}: {record.State}"));
        }
    }

    /// <summary>Once connected, the status stays as it is; what was missed is fetched in between.</summary>
    static void ExpectSteady(LatePage page)
    {
        Assert.NotEmpty(page.SinceConnected());
        Assert.All(page.SinceConnected(), record => Assert.True(record.State is "connected" or "syncing", $"{page}: {record.State}"));
    }

    /// <summary>Each fault, on each transport, for a player and for a host, at the same time.</summary>
    async Task<LatePage[]> WatchAsync(NamedFault[] faults, TimeSpan duration)
    {
        Team.PageErrors.Expect("ERR_|Failed to load resource|WebSocket connection|50[234]");
        var pages = await Task.WhenAll(
            from fault in faults
            from transport in Enum.GetValues<Transport>()
            from isHost in (bool[])[false, true]
            select LatePage.OpenAsync(Team, Server.Address, fault, transport, isHost));
        try
        {
            await Task.WhenAll(pages.Select(page => page.WatchAsync(duration, Ct)));
        }
        finally
        {
            foreach (var page in pages) page.Dispose();
        }
        foreach (var page in pages) output.WriteLine($"{page}");
        return pages;
    }

    /// <summary>How long a page was on one transport without leaving it; the longest time.</summary>
    static TimeSpan TimeOn(LatePage page, string transport)
    {
        var (longest, start) = (0.0, (double?)null);
        foreach (var record in page.Records)
        {
            start = record.Transport == transport ? start ?? record.At : null;
            longest = Math.Max(longest, record.At - start ?? 0);
        }
        return TimeSpan.FromMilliseconds(longest);
    }
}
