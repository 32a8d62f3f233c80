using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>Whatever happens to Redis, the screens of another server are late by little.</summary>
[Collection(nameof(NonParallel))]
public sealed class RedisAwayTests(ITestOutputHelper output)
{
    static readonly TimeSpan Promised = TimeSpan.FromSeconds(1.2);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screens_of_another_server_are_at_most_1_2_seconds_late_while_Redis_is_frozen_back_and_killed()
    {
        await using var cluster = await Cluster.StartAsync(Ct);
        using var host = await ApiClient.StartSessionAsync(cluster.Servers[0].Address, "Team", "Hana");
        using var there = host.At(cluster.Servers[1].Address);
        using var page = new LiveClient(there, Transport.Stream);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = page.RunAsync(ending.Token);
        await page.WaitForVersionAsync(1, Ct);
        using var promise = TimePromise.Watch();

        await ChangeForAsync("with Redis", TimeSpan.FromSeconds(3));
        cluster.Redis.Freeze();
        await ChangeForAsync("frozen", TimeSpan.FromSeconds(11));
        cluster.Redis.Thaw();
        await ChangeForAsync("back", TimeSpan.FromSeconds(5));
        cluster.Redis.Kill();
        await ChangeForAsync("killed", TimeSpan.FromSeconds(5));

        await ending.CancelAsync();
        await running;
        Assert.Empty(page.VersionErrors);

        // One change after the other, each from when it was answered until the page has it.
        async Task ChangeForAsync(string what, TimeSpan duration)
        {
            var longest = TimeSpan.Zero;
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < duration;)
            {
                var answer = await host.SendAsync(HttpMethod.Post, "/reset", new { }, Ct);
                var answered = Stopwatch.GetTimestamp();
                await page.WaitForVersionAsync(answer.Json.GetProperty("version").GetInt64(), Ct);
                var late = Stopwatch.GetElapsedTime(answered);
                if (late > longest) longest = late;
            }
            output.WriteLine($"{what}: {longest.TotalMilliseconds:0} ms at most, slowdown {promise.Slowdown:0.0}");
            promise.ExpectWithin(Promised, longest);
        }
    }
}
