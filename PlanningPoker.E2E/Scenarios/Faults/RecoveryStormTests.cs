using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>Fifty clients vote and disconnect at random during a thousand events, on all three transports at once.</summary>
public class RecoveryStormTests(ITestOutputHelper output)
{
    const int Clients = 50, Events = 1000;

    static readonly TimeSpan CaughtUpWithin = TimeSpan.FromSeconds(25);
    static readonly string[] Faces = ["0", "½", "1", "2", "3", "5", "8", "13", "20", "40", "100", "?", "☕"];

    long latest;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_clients_end_with_the_same_table_and_none_went_back_or_skipped_a_version()
    {
        // The clients vote without a pause on purpose.
        await using var server = await PokerServer.StartAsync(host => host.UseSetting("Limits:CommandsPer10Seconds", "0"));
        using var host = await ApiClient.StartSessionAsync(server.Address, "Storm", "Hana");
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(async i => new LiveClient(await ApiClient.JoinAsync(host.Invitation, $"Client {i}"), (Transport)(i % 3))));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = clients.Select(client => client.RunAsync(end.Token)).ToList();
        var start = latest = await VersionAsync(host);
        var clock = Stopwatch.GetTimestamp();

        await Task.WhenAll(clients.Select(client => PlayAsync(client, start + Events)).Append(HostAsync(host, start + Events)));
        var elapsed = Stopwatch.GetElapsedTime(clock);
        using var promise = TimePromise.Watch();
        var caughtUp = await CatchUpAsync(host, clients);
        promise.ExpectWithin(CaughtUpWithin, caughtUp);
        await ExpectSameTableAsync(host, clients);
        output.WriteLine($"{latest - start} events in {elapsed.TotalSeconds:F1} s, "
            + $"{clients.Sum(client => client.Connects)} connections of {Clients} clients; "
            + $"all caught up {caughtUp.TotalSeconds:F1} s after the last");

        await end.CancelAsync();
        await Task.WhenAll(following);
        foreach (var client in clients) client.Dispose();
    }

    async Task PlayAsync(LiveClient me, long end)
    {
        while (Volatile.Read(ref latest) < end)
        {
            // A vote may be refused when it is late or the storage is busy; only acknowledged votes must not be lost.
            RecordVersion(Random.Shared.Next(3) == 0
                ? await me.Client.SendAsync(HttpMethod.Delete, "/vote", ct: Ct)
                : await me.Client.SendAsync(HttpMethod.Post, "/vote", new { value = Random.Shared.GetItems(Faces, 1)[0] }, Ct));
            if (Random.Shared.Next(5) == 0) me.Disconnect();
        }
    }

    async Task HostAsync(ApiClient host, long end)
    {
        for (var round = 1; Volatile.Read(ref latest) < end; round++)
        {
            var enough = Volatile.Read(ref latest) + 20;
            while (Volatile.Read(ref latest) < Math.Min(enough, end)) await Task.Delay(5, Ct);
            RecordVersion(await host.SendAsync(HttpMethod.Post, "/reveal", new { }, Ct));
            RecordVersion(await host.SendAsync(HttpMethod.Post, "/reset", new { }, Ct));
            RecordVersion(await host.SendAsync(HttpMethod.Post, "/stories", new { title = $"Story {round}" }, Ct));
        }
    }

    void RecordVersion(ApiResponse answer)
    {
        if (!answer.IsSuccess) Assert.Contains(answer.Code, (string[])["already_revealed", "nothing_to_reveal", "busy"]);
        else if (answer.Json.GetProperty("version").GetInt64() is var version)
            for (var known = Volatile.Read(ref latest); known < version; known = Volatile.Read(ref latest))
                Interlocked.CompareExchange(ref latest, version, known);
    }

    static async Task<TimeSpan> CatchUpAsync(ApiClient host, LiveClient[] clients)
    {
        var clock = Stopwatch.GetTimestamp();
        var version = await VersionAsync(host);
        await Task.WhenAll(clients.Select(client => client.WaitForVersionAsync(version, Ct)));
        return Stopwatch.GetElapsedTime(clock);
    }

    static async Task ExpectSameTableAsync(ApiClient host, LiveClient[] clients)
    {
        var table = await FreshTableAsync(host);
        foreach (var client in clients)
        {
            Assert.Empty(client.VersionErrors);
            Assert.Equal(table, client.Table);
            var seen = (await client.Client.SnapshotAsync()).GetProperty("you");
            var card = seen.TryGetProperty("vote", out var vote) ? vote.GetString() : "none";
            await Processes.Wait.UntilAsync(() => Task.FromResult(client.Hand.EndsWith($": {card}", StringComparison.Ordinal)),
                () => $"{client.Client.Name} holds {client.Hand}, not {card}.", Ct);
        }
    }

    /// <summary>The table as a client sees it that connects now.</summary>
    static async Task<string> FreshTableAsync(ApiClient client)
    {
        var table = new ExpectedTable();
        await foreach (var frame in client.ReadFramesAsync(Transport.Stream, null, Ct))
        {
            table.Apply(frame);
            if (frame.IsSync) break;
        }
        return table.PublicText();
    }

    static async Task<long> VersionAsync(ApiClient client) => (await client.SnapshotAsync()).GetProperty("version").GetInt64();
}
