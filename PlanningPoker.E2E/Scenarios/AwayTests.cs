using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Scenarios.Matrix;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios;

/// <summary>A laptop that falls silent without a word: the train went into a tunnel, or its lid was closed.</summary>
[Collection(nameof(Alone))]
public sealed class AwayTests(PokerServer server, ITestOutputHelper output) : TableTests(server)
{
    static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(45), EqualWithin = TimeSpan.FromSeconds(5);

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

        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        foreach (var (way, line) in lines) line.Suffer(Fault.BlackHole.HeldTo(way));
        var times = await Task.WhenAll(lines.Keys.Select(async way =>
        {
            await Expect(alice.Player($"{way}")).ToHaveAttributeAsync("data-away", "");
            return (Way: way, After: Stopwatch.GetElapsedTime(clock));
        }));
        output.WriteLine($"Shown away: {string.Join(", ", times.Select(time => $"{time.Way} after {time.After.TotalSeconds:F0} s"))}");
        Assert.All(times, time => promise.ExpectWithin(ShownWithin, time.After));
        foreach (var line in lines.Values) line.Dispose();
    }

    [Fact]
    public async Task A_machine_that_slept_is_away_and_has_the_whole_table_within_5_seconds_of_waking()
    {
        LongTests.OrSkip();
        await using var laptop = await Browser.OpenMachineAsync();
        await using var own = new Team(laptop.Browser, Address);
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await own.JoinAsync(alice.Invitation, "Bob");
        await bob.ExpectWayAsync(TravelWay.WebSocket.InWords());
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.MarkAsync();

        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        TimeSpan away;
        using (laptop.Sleep())
        {
            await Expect(alice.Player("Bob")).ToHaveAttributeAsync("data-away", "");
            away = Stopwatch.GetElapsedTime(clock);
            await alice.VoteAsync("8");
            await alice.ExpectSavedAsync("8");
            await alice.RevealAsync();
            await alice.ExpectCardOfAsync("Bob", "5");
            await alice.VoteAgainAsync();
            await alice.VoteAsync("3");
            await alice.ExpectProgressAsync("1 of 2 voted");
            clock = Stopwatch.GetTimestamp();
        }
        var (his, hers) = ("", "");
        await Wait.UntilAsync(async () =>
        {
            (his, hers) = (await bob.ReadAsync(), await alice.ReadAsync());
            return his == hers;
        }, () => $"The screens differ.\nBob: {his}\nAlice: {hers}", Ct);
        var equal = Stopwatch.GetElapsedTime(clock);
        output.WriteLine($"Shown away after {away.TotalSeconds:F0} s, equal {equal.TotalSeconds:F1} s after waking");
        promise.ExpectWithin(EqualWithin, equal);
        promise.ExpectWithin(ShownWithin, away);
        await bob.ExpectStatusAsync("Connected (2 players online)");
        await bob.ExpectNotReloadedAsync();
        await bob.VoteAsync("8");
        await alice.ExpectProgressAsync("2 of 2 voted");
        Assert.Empty(own.Trouble.Unexpected);
    }
}
