using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>
/// A table with three players. One of them, a player or the host, is connected through a faulty network by one transport; the others have a
/// good connection. Whatever that one clicks during the fault must count once in the end.
/// </summary>
sealed class FaultScenario : IDisposable
{
    readonly Transport transport;
    readonly bool isHost;
    readonly FaultProxy proxy;
    readonly ITable faulty, healthy;
    readonly ApiClient apiPlayer;
    int round = 1;
    bool isRevealed;

    FaultScenario(Transport transport, bool isHost, FaultProxy proxy, ITable faulty, ITable healthy, ApiClient apiPlayer)
    {
        (this.transport, this.isHost, this.proxy) = (transport, isHost, proxy);
        (this.faulty, this.healthy, this.apiPlayer) = (faulty, healthy, apiPlayer);
    }

    public string Name => $"{transport}, {(isHost ? "host" : "player")}";

    ITable Host => isHost ? faulty : healthy;

    public static async Task<FaultScenario> OpenAsync(Team team, Uri server, Transport transport, bool isHost)
    {
        var proxy = FaultProxy.To(server);
        var (faultyName, healthyName) = ($"Fay {transport} {isHost}", $"Will {transport} {isHost}");
        var host = await team.StartSessionThroughAsync(isHost ? proxy.Address : server, $"{transport}", isHost ? faultyName : healthyName);
        var invitation = new Uri(server, host.Invitation.AbsolutePath);
        var player = await team.JoinAsync(isHost ? invitation : proxy.Through(invitation), isHost ? healthyName : faultyName);
        return new(transport, isHost, proxy, isHost ? host : player, isHost ? player : host, await ApiClient.JoinAsync(invitation, "Gus"));
    }

    /// <summary>The player with the faulty network uses a window of any engine.</summary>
    public static async Task<FaultScenario> OpenAsync(Team team, Uri server, Transport transport, IWindow window)
    {
        var proxy = FaultProxy.To(server);
        var healthy = await team.StartSessionThroughAsync(server, $"{transport}", $"Will {transport}");
        var faulty = await WindowTable.JoinAsync(window, proxy.Through(healthy.Invitation), $"Fay {transport}");
        return new(transport, isHost: false, proxy, faulty, healthy, await ApiClient.JoinAsync(healthy.Invitation, "Gus"));
    }

    /// <summary>Loads the page again, waits for its transport, and plays a first vote that everyone sees.</summary>
    public async Task PrepareAsync()
    {
        proxy.Inject(Fault.None.LimitedTo(transport));
        await faulty.ReloadAsync();
        await faulty.ExpectTransportAsync(transport.DisplayName());
        await faulty.WatchForReloadAsync();
        await apiPlayer.VoteAsync("3", round);
        await Task.WhenAll(faulty.ExpectProgressAsync("1 of 3 voted"), healthy.ExpectProgressAsync("1 of 3 voted"));
    }

    /// <summary>Injects the fault. The others vote; the player with the faulty network clicks what cannot be sent yet.</summary>
    public async Task InjectFaultAsync(Fault fault)
    {
        proxy.Inject(fault.LimitedTo(transport));
        await healthy.VoteAsync("5");
        await apiPlayer.VoteAsync("8", round);
        await faulty.VoteAsync("13");
        isRevealed = isHost;
        if (isHost) await faulty.PressRevealAsync();
    }

    /// <summary>Votes on both pages while the server is down.</summary>
    public Task VoteWhileServerIsDownAsync() => Task.WhenAll(healthy.VoteAsync("5"), faulty.VoteAsync("13"));

    public Task VoteThroughApiAsync() => apiPlayer.VoteAsync("8", round);

    public void Recover() => proxy.Inject(Fault.None.LimitedTo(transport));

    /// <returns>The time until both screens showed the same, complete table.</returns>
    public async Task<TimeSpan> WaitUntilEqualAsync(CancellationToken ct)
    {
        var clock = Stopwatch.GetTimestamp();
        var (mine, theirs) = ("", "");
        await Processes.Wait.UntilAsync(async () =>
        {
            (mine, theirs) = (await faulty.ReadAsync(), await healthy.ReadAsync());
            return mine == theirs && IsComplete(mine);
        }, () => $"{Name}: the screens differ.\nFaulty: {mine}\nHealthy: {theirs}", ct);
        return Stopwatch.GetElapsedTime(clock);
    }

    /// <summary>Every card is the one that was clicked last, and nothing happened twice.</summary>
    public async Task ExpectNothingLostOrDoubledAsync()
    {
        if (!isRevealed)
        {
            await faulty.ExpectMyCardAsync("13");
            await Host.RevealAsync();
        }
        foreach (var table in (ITable[])[faulty, healthy])
        {
            await table.ExpectResultAsync("Average", "8.7");
            await table.ExpectCardOfAsync("Gus", "8");
        }
        var snapshot = await apiPlayer.SnapshotAsync();
        Assert.Equal(round, snapshot.GetProperty("round").GetInt32());
        Assert.Equal(["13", "5", "8"], snapshot.GetProperty("players").EnumerateArray()
            .Select(player => player.GetProperty("vote").GetString()!).Order(StringComparer.Ordinal));
        await faulty.ExpectNotReloadedAsync();
    }

    /// <summary>Starts the next round, and checks that no earlier click has an effect on it.</summary>
    public async Task StartNextRoundAsync()
    {
        await Host.VoteAgainAsync();
        await Task.WhenAll(faulty.ExpectProgressAsync("0 of 3 voted"), healthy.ExpectProgressAsync("0 of 3 voted"));
        (round, isRevealed) = (round + 1, false);
        Assert.Equal(round, (await apiPlayer.SnapshotAsync()).GetProperty("round").GetInt32());
    }

    public void Dispose()
    {
        proxy.Dispose();
        apiPlayer.Dispose();
    }

    /// <summary>All votes have been cast or revealed, and the page is connected.</summary>
    bool IsComplete(string screen) =>
        screen.Contains("3 of 3 voted", StringComparison.Ordinal)
        && screen.Contains("Connected (2 players online)", StringComparison.Ordinal)
        && screen.Contains(isRevealed ? "Average" : "Round", StringComparison.Ordinal);
}
