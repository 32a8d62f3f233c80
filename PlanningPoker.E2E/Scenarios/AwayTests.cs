using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Scenarios.Matrix;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios;

/// <summary>A laptop that falls silent without a word: the train went into a tunnel.</summary>
[Collection(nameof(Alone))]
public sealed class AwayTests(PokerServer server, ITestOutputHelper output) : TableTests(server)
{
    static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task A_laptop_in_a_black_hole_is_shown_away_within_45_seconds_on_every_way()
    {
        LongTests.OrSkip();
        Team.Trouble.Expect("ERR_|Failed to load resource|WebSocket connection|502");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var lines = Enum.GetValues<TravelWay>().ToDictionary(way => way, _ => Line.To(Server.Address));
        foreach (var (way, line) in lines)
        {
            line.Suffer(Fault.None.HeldTo(way));
            var table = await Team.JoinAsync(line.Through(alice.Invitation), $"{way}");
            await table.ExpectWayAsync(way.InWords());
        }
        await alice.ExpectStatusAsync("Connected (4 players online)");

        var clock = Stopwatch.GetTimestamp();
        foreach (var (way, line) in lines) line.Suffer(Fault.BlackHole.HeldTo(way));
        var times = await Task.WhenAll(lines.Keys.Select(async way =>
        {
            await Expect(alice.Player($"{way}")).ToHaveAttributeAsync("data-away", "", new() { Timeout = 90_000 });
            return (Way: way, After: Stopwatch.GetElapsedTime(clock));
        }));
        output.WriteLine($"Shown away: {string.Join(", ", times.Select(time => $"{time.Way} after {time.After.TotalSeconds:F0} s"))}");
        Assert.All(times, time => Assert.InRange(time.After, TimeSpan.Zero, ShownWithin));
        foreach (var line in lines.Values) line.Dispose();
    }
}
