using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A laptop that disappears without closing its connections, because its network fails or it is suspended.</summary>
[Collection(nameof(NonParallel))]
public sealed class AwayTests(PokerServer server, ITestOutputHelper output) : TableTests(server)
{
    static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(45), EqualWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_laptop_in_a_black_hole_is_shown_away_within_45_seconds_on_every_transport()
    {
        LongTests.OrSkip();
        Team.PageErrors.Expect("ERR_|Failed to load resource|WebSocket connection|502");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var proxies = Enum.GetValues<Transport>().ToDictionary(transport => transport, _ => FaultProxy.To(Server.Address));
        foreach (var (transport, proxy) in proxies)
        {
            proxy.Inject(Fault.None.LimitedTo(transport));
            var table = await Team.JoinAsync(proxy.Through(alice.Invitation), $"{transport}");
            await table.ExpectTransportAsync(transport.DisplayName());
        }
        await alice.ExpectStatusAsync("Connected (4 players online)");

        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        foreach (var (transport, proxy) in proxies) proxy.Inject(Fault.BlackHole.LimitedTo(transport));
        var times = await Task.WhenAll(proxies.Keys.Select(async transport =>
        {
            await Expect(alice.Player($"{transport}")).ToHaveAttributeAsync("data-away", "");
            return (Transport: transport, After: Stopwatch.GetElapsedTime(clock));
        }));
        output.WriteLine("Shown away: "
            + string.Join(", ", times.Select(time => $"{time.Transport} after {time.After.TotalSeconds:F0} s")));
        Assert.All(times, time => promise.ExpectWithin(ShownWithin, time.After));
        foreach (var proxy in proxies.Values) proxy.Dispose();
    }

    [Fact]
    public async Task A_suspended_machine_is_shown_away_and_has_the_whole_table_within_5_seconds_of_waking()
    {
        LongTests.OrSkip();
        await using var laptop = await Browser.OpenSuspendableAsync();
        await using var suspendableTeam = new Team(laptop.Browser, Address);
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await suspendableTeam.JoinAsync(alice.Invitation, "Bob");
        await bob.ExpectTransportAsync(Transport.WebSocket.DisplayName());
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.WatchForReloadAsync();

        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        TimeSpan away;
        using (laptop.Suspend())
        {
            await Expect(alice.Player("Bob")).ToHaveAttributeAsync("data-away", "");
            away = Stopwatch.GetElapsedTime(clock);
            await PlayOnAsync(alice);
            clock = Stopwatch.GetTimestamp();
        }
        var (bobs, alices) = ("", "");
        await Wait.UntilAsync(async () =>
        {
            (bobs, alices) = (await bob.ReadAsync(), await alice.ReadAsync());
            return bobs == alices;
        }, () => $"The screens differ.\nBob: {bobs}\nAlice: {alices}", Ct);
        var equal = Stopwatch.GetElapsedTime(clock);
        output.WriteLine($"Shown away after {away.TotalSeconds:F0} s, equal {equal.TotalSeconds:F1} s after waking");
        promise.ExpectWithin(EqualWithin, equal);
        promise.ExpectWithin(ShownWithin, away);
        await bob.ExpectStatusAsync("Connected (2 players online)");
        await bob.ExpectNotReloadedAsync();
        await bob.VoteAsync("8");
        await alice.ExpectProgressAsync("2 of 2 voted");
        Assert.Empty(suspendableTeam.PageErrors.Unexpected);
    }

    static async Task PlayOnAsync(TablePage alice)
    {
        await alice.VoteAsync("8");
        await alice.ExpectSavedAsync("8");
        await alice.RevealAsync();
        await alice.ExpectCardOfAsync("Bob", "5");
        await alice.VoteAgainAsync();
        await alice.VoteAsync("3");
        await alice.ExpectProgressAsync("1 of 2 voted");
    }
}
