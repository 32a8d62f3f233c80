using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>
/// A table at which one person, a player or the host, is connected through a faulty network by one transport, and the others are
/// connected well. What that person clicks during the fault has to count in the end, once.
/// </summary>
sealed class FaultScenario : IDisposable
{
    readonly Transport transport;
    readonly bool isHost;
    readonly FaultProxy proxy;
    readonly ITable faulty, well;
    readonly ApiClient guest;
    int round = 1;
    bool isRevealed;

    FaultScenario(Transport transport, bool isHost, FaultProxy proxy, ITable faulty, ITable well, ApiClient guest) =>
        (this.transport, this.isHost, this.proxy, this.faulty, this.well, this.guest) = (transport, isHost, proxy, faulty, well, guest);

    public string Name => $"{transport}, {(isHost ? "host" : "player")}";

    ITable Host => isHost ? faulty : well;

    public static async Task<FaultScenario> OpenAsync(Team team, Uri server, Transport transport, bool isHost)
    {
        var proxy = FaultProxy.To(server);
        var (fay, will) = ($"Fay {transport} {isHost}", $"Will {transport} {isHost}");
        var host = await team.StartSessionThroughAsync(isHost ? proxy.Address : server, $"{transport}", isHost ? fay : will);
        var invitation = new Uri(server, host.Invitation.AbsolutePath);
        var player = await team.JoinAsync(isHost ? invitation : proxy.Through(invitation), isHost ? will : fay);
        return new(transport, isHost, proxy, isHost ? host : player, isHost ? player : host, await ApiClient.JoinAsync(invitation, "Gus"));
    }

    /// <summary>The person with the faulty network uses a window of any engine.</summary>
    public static async Task<FaultScenario> OpenAsync(Team team, Uri server, Transport transport, IWindow window)
    {
        var proxy = FaultProxy.To(server);
        var well = await team.StartSessionThroughAsync(server, $"{transport}", $"Will {transport}");
        var faulty = await WindowTable.JoinAsync(window, proxy.Through(well.Invitation), $"Fay {transport}");
        return new(transport, isHost: false, proxy, faulty, well, await ApiClient.JoinAsync(well.Invitation, "Gus"));
    }

    /// <summary>Loads the page anew, waits for its transport, and plays a first vote that all see.</summary>
    public async Task PrepareAsync()
    {
        proxy.Inject(Fault.None.LimitedTo(transport));
        await faulty.ReloadAsync();
        await faulty.ExpectTransportAsync(transport.DisplayName());
        await faulty.WatchForReloadAsync();
        await guest.VoteAsync("3", round);
        await Task.WhenAll(faulty.ExpectProgressAsync("1 of 3 voted"), well.ExpectProgressAsync("1 of 3 voted"));
    }

    /// <summary>Injects the fault. The others vote as ever; the one with the faulty network clicks what cannot arrive yet.</summary>
    public async Task InjectFaultAsync(Fault fault)
    {
        proxy.Inject(fault.LimitedTo(transport));
        await well.VoteAsync("5");
        await guest.VoteAsync("8", round);
        await faulty.VoteAsync("13");
        isRevealed = isHost;
        if (isHost) await faulty.RevealAsync();
    }

    /// <summary>The server is away for all; those with a page vote all the same.</summary>
    public Task VoteInVainAsync() => Task.WhenAll(well.VoteAsync("5"), faulty.VoteAsync("13"));

    public Task VoteWithoutAPageAsync() => guest.VoteAsync("8", round);

    public void Recover() => proxy.Inject(Fault.None.LimitedTo(transport));

    /// <returns>How long it took until both screens showed the same table, with everything in it.</returns>
    public async Task<TimeSpan> SettleAsync(CancellationToken ct)
    {
        var clock = Stopwatch.GetTimestamp();
        var (mine, theirs) = ("", "");
        await Processes.Wait.UntilAsync(async () =>
        {
            (mine, theirs) = (await faulty.ReadAsync(), await well.ReadAsync());
            return mine == theirs && IsSettled(mine);
        }, () => $"{Name}: the screens differ.\nFaulty: {mine}\nWell: {theirs}", ct);
        return Stopwatch.GetElapsedTime(clock);
    }

    /// <summary>Everyone's card is what they clicked last, and nothing happened twice.</summary>
    public async Task ExpectNothingLostOrDoubledAsync()
    {
        if (!isRevealed)
        {
            await faulty.ExpectMyCardAsync("13");
            await Host.RevealAsync();
        }
        foreach (var table in (ITable[])[faulty, well])
        {
            await table.ExpectResultAsync("Average", "8.7");
            await table.ExpectCardOfAsync("Gus", "8");
        }
        var snapshot = await guest.SnapshotAsync();
        Assert.Equal(round, snapshot.GetProperty("round").GetInt32());
        Assert.Equal(["13", "5", "8"], snapshot.GetProperty("players").EnumerateArray()
            .Select(player => player.GetProperty("vote").GetString()!).Order(StringComparer.Ordinal));
        await faulty.ExpectNotReloadedAsync();
    }

    /// <summary>The next round, which is the next: nobody's clicks of before come after.</summary>
    public async Task GoOnAsync()
    {
        await Host.VoteAgainAsync();
        await Task.WhenAll(faulty.ExpectProgressAsync("0 of 3 voted"), well.ExpectProgressAsync("0 of 3 voted"));
        (round, isRevealed) = (round + 1, false);
        Assert.Equal(round, (await guest.SnapshotAsync()).GetProperty("round").GetInt32());
    }

    public void Dispose()
    {
        proxy.Dispose();
        guest.Dispose();
    }

    /// <summary>All votes are there, or open, and both screens say that they are connected.</summary>
    bool IsSettled(string screen) =>
        screen.Contains("3 of 3 voted", StringComparison.Ordinal)
        && screen.Contains("Connected (2 players online)", StringComparison.Ordinal)
        && screen.Contains(isRevealed ? "Average" : "Round", StringComparison.Ordinal);
}
