using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A deployment stops and starts the server while people use it.</summary>
[Collection(nameof(NonParallel))]
public class ShutdownTests(ITestOutputHelper output)
{
    const int Streams = 1000, Sessions = 50;

    static readonly TimeSpan StoppedWithin = TimeSpan.FromSeconds(5), ReconnectedWithin = TimeSpan.FromSeconds(25);

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
        // Every third stream is a WebSocket. Polls are left out, because each of them ends soon anyway.
        var pages = Enumerable.Range(0, Streams)
            .Select(i => new LiveClient(hosts[i % Sessions], i % 3 == 0 ? Transport.WebSocket : Transport.Stream)).ToList();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = pages.Select(page => page.RunAsync(end.Token)).ToList();
        await WaitUntilConnectedAsync(pages, 1);

        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        Assert.Equal(0, await server.StopAsync(Ct));
        var stopped = Stopwatch.GetElapsedTime(clock);
        await server.RestartAsync(Ct);
        clock = Stopwatch.GetTimestamp();
        await WaitUntilConnectedAsync(pages, 2);
        var reconnected = Stopwatch.GetElapsedTime(clock);
        output.WriteLine($"{Streams} streams: stopped {stopped.TotalSeconds:F1} s after SIGTERM, {pages.Sum(page => page.ShutdownNotices)} "
            + $"were notified; all reconnected {reconnected.TotalSeconds:F1} s after the restart");
        promise.ExpectWithin(StoppedWithin, stopped);
        promise.ExpectWithin(ReconnectedWithin, reconnected);
        Assert.DoesNotContain(pages, page => page.ShutdownNotices == 0);
        await end.CancelAsync();
        await Task.WhenAll(following);
    }

    static Task WaitUntilConnectedAsync(List<LiveClient> pages, int times) => Processes.Wait.UntilAsync(
        () => Task.FromResult(pages.All(page => page.Connects >= times)),
        () => $"{pages.Count(page => page.Connects < times)} are not connected.", Ct);
}
