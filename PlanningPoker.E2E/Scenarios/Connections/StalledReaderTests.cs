using System.Diagnostics;
using System.Net.ServerSentEvents;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>One client of two hundred never reads. It does not slow down the others, and the server closes its connection.</summary>
[Collection(nameof(NonParallel))]
public sealed class StalledReaderTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Readers = 200, Seats = 100, Steps = 60, VisitsBetween = 2;

    static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10), ClosedWithin = TimeSpan.FromSeconds(40);

    readonly TemporaryFolder folder = new();
    ServerProcess server = null!;
    ApiClient host = null!, guest = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["Limits__JoinsPerMinute"] = "0",
            ["Limits__GuessesPerDevice"] = "0",
            ["Limits__CommandsPer10Seconds"] = "0",
            ["Limits__StreamsPerPlayer"] = "0",
        };
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: settings);
        host = await ApiClient.StartSessionAsync(server.Address, "Sprint 12", "Hana");
        for (var i = 1; i < Seats; i++) (await ApiClient.JoinAsync(host.Invitation, $"Player {i}")).Dispose();
        guest = await ApiClient.JoinAsync(host.Invitation, "Guest");
    }

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        guest.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_others_receive_as_fast_as_without_it_memory_is_bounded_and_its_connection_is_closed()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var page = new LiveClient(host, Transport.Stream);
        var reading = page.RunAsync(end.Token);
        var readers = Enumerable.Range(0, Readers).Select(_ => new Reader(host)).ToList();
        var listening = readers.Select(reader => reader.RunAsync(end.Token)).ToList();

        await PlayAsync(readers);
        using var promise = TimePromise.Watch();
        var without = await PlayAsync(readers);
        var before = server.Memory;
        using var stalled = await StalledReader.OpenAsync(host);
        var closing = stalled.UntilDisconnectedAsync(Ct);
        var with = await PlayAsync(readers);
        var grown = server.Memory - before;
        // The write timeout starts when the buffers of the socket are full, which takes a while.
        var after = await closing.WaitAsync(HangLimit.Time, Ct);

        output.WriteLine($"{Readers} readers receive a vote: "
            + $"without it p50 {Percentile(without, 50):F0} ms, p99 {Percentile(without, 99):F0} ms; "
            + $"with it p50 {Percentile(with, 50):F0} ms, p99 {Percentile(with, 99):F0} ms; "
            + $"closed after {after.TotalSeconds:F1} s; the server's memory grew by {grown >> 20} MB");
        Assert.InRange(Percentile(with, 99), 0, 1.5 * Percentile(without, 99) + 250 * promise.Slowdown);
        Assert.InRange(after, WriteTimeout - TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
        promise.ExpectWithin(ClosedWithin, after);
        Assert.InRange(grown >> 20, long.MinValue, 64);

        await end.CancelAsync();
        await Task.WhenAll([reading, .. listening]);
    }

    /// <summary>Sends large frames (the list of all players), and after every few of them a vote that all clients must receive.</summary>
    /// <returns>The time of every vote for every client, in milliseconds.</returns>
    async Task<List<double>> PlayAsync(List<Reader> readers)
    {
        List<double> times = [];
        for (var i = 0; i < Steps; i++)
        {
            for (var j = 0; j < VisitsBetween; j++)
            {
                await DoAsync(guest, HttpMethod.Delete, $"/players/{guest.Id}");
                await DoAsync(guest, HttpMethod.Post, "/players", new { name = guest.Name });
            }
            await DoAsync(host, HttpMethod.Post, "/reset");
            var start = Stopwatch.GetTimestamp();
            var version = await DoAsync(host, HttpMethod.Post, "/vote", new { value = "5" });
            foreach (var reader in readers)
                times.Add(Stopwatch.GetElapsedTime(start, await reader.WhenReceivedAsync(version)).TotalMilliseconds);
        }
        return times;
    }

    /// <returns>The session's version after it.</returns>
    static async Task<long> DoAsync(ApiClient client, HttpMethod method, string path, object? body = null)
    {
        var answer = await client.SendAsync(method, path, body, Ct);
        Assert.True(answer.IsSuccess, answer.Text);
        return answer.Json.GetProperty("version").GetInt64();
    }

    static double Percentile(List<double> times, int percent) => times.Order().ElementAt(times.Count * percent / 100);

    /// <summary>Reads the event stream of the API and records when each version arrives.</summary>
    sealed class Reader(ApiClient client)
    {
        readonly Lock gate = new();
        (long Version, TaskCompletionSource<long> Received) awaited = (long.MaxValue, new());
        (long Version, long At) latest;

        /// <returns>The timestamp of its arrival.</returns>
        public Task<long> WhenReceivedAsync(long version)
        {
            lock (gate)
            {
                if (latest.Version >= version) return Task.FromResult(latest.At);
                awaited = (version, new(TaskCreationOptions.RunContinuationsAsynchronously));
                return awaited.Received.Task.WaitAsync(HangLimit.Time);
            }
        }

        public async Task RunAsync(CancellationToken ct)
        {
            try
            {
                await using var body = await client.Http.GetStreamAsync(
                    new Uri(client.Invitation, $"/api/sessions/{client.Invitation.Segments[^1]}/events"), ct);
                await foreach (var item in SseParser.Create(body, (_, _) => "").EnumerateAsync(ct))
                    if (item.EventId is { } id) Receive(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        void Receive(long version)
        {
            lock (gate)
            {
                latest = (version, Stopwatch.GetTimestamp());
                if (version >= awaited.Version) awaited.Received.TrySetResult(latest.At);
            }
        }
    }
}
