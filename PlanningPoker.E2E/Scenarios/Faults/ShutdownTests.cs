using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A deployment in the middle of the day.</summary>
[Collection(nameof(NonParallel))]
public class ShutdownTests(ITestOutputHelper output)
{
    const int Streams = 1000, Sessions = 50;

    static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(5), BackWithin = TimeSpan.FromSeconds(25);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_with_a_thousand_streams_stops_within_five_seconds_and_all_clients_reconnect()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>
        {
            ["Limits__SessionsPerHour"] = "0",
            ["Limits__JoinsPerMinute"] = "0",
            ["Limits__StreamsPerAddress"] = "0",
            ["Limits__StreamsPerPlayer"] = "0",
        };
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: settings);
        var hosts = await Task.WhenAll(
            Enumerable.Range(1, Sessions).Select(i => ApiClient.StartSessionAsync(server.Address, $"Session {i}", "Hana")));
        // Polls come and go by themselves; every third stream is a WebSocket.
        var pages = Enumerable.Range(0, Streams)
            .Select(i => new LiveClient(hosts[i % Sessions], i % 3 == 0 ? Transport.WebSocket : Transport.Stream)).ToList();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = pages.Select(page => page.RunAsync(end.Token)).ToList();
        await ConnectedAsync(pages, 1);

        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        Assert.Equal(0, await server.StopAsync(Ct));
        var left = Stopwatch.GetElapsedTime(clock);
        await server.RestartAsync(Ct);
        clock = Stopwatch.GetTimestamp();
        await ConnectedAsync(pages, 2);
        var back = Stopwatch.GetElapsedTime(clock);
        output.WriteLine($"{Streams} streams: gone {left.TotalSeconds:F1} s after SIGTERM, {pages.Sum(page => page.ShutdownNotices)} "
            + $"were told; all back {back.TotalSeconds:F1} s after the restart");
        promise.ExpectWithin(LeavesWithin, left);
        promise.ExpectWithin(BackWithin, back);
        Assert.DoesNotContain(pages, page => page.ShutdownNotices == 0);
        await end.CancelAsync();
        await Task.WhenAll(following);
    }

    static Task ConnectedAsync(List<LiveClient> pages, int times) => Processes.Wait.UntilAsync(
        () => Task.FromResult(pages.All(page => page.Connects >= times)),
        () => $"{pages.Count(page => page.Connects < times)} are not connected.", Ct);
}
