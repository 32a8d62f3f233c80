using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Matrix;

/// <summary>
/// A table at which one person has a bad line and keeps to one way, while the others go on: a player whose host is well
/// connected, or the host. What that person clicks under the fault has to count in the end, once.
/// </summary>
sealed class Cell : IDisposable
{
    readonly TravelWay way;
    readonly bool isHost;
    readonly Line line;
    readonly ITable faulty, well;
    readonly Guest guest;
    int round = 1;
    bool isRevealed;

    Cell(TravelWay way, bool isHost, Line line, ITable faulty, ITable well, Guest guest) =>
        (this.way, this.isHost, this.line, this.faulty, this.well, this.guest) = (way, isHost, line, faulty, well, guest);

    public string Name => $"{way}, {(isHost ? "host" : "player")}";

    ITable Host => isHost ? faulty : well;

    public static async Task<Cell> OpenAsync(Team team, Uri server, TravelWay way, bool isHost)
    {
        var line = Line.To(server);
        var (fay, will) = ($"Fay {way} {isHost}", $"Will {way} {isHost}");
        var host = await team.StartSessionThroughAsync(isHost ? line.Address : server, $"{way}", isHost ? fay : will);
        var invitation = new Uri(server, host.Invitation.AbsolutePath);
        var player = await team.JoinAsync(isHost ? invitation : line.Through(invitation), isHost ? will : fay);
        return new(way, isHost, line, isHost ? host : player, isHost ? player : host, await Guest.JoinAsync(invitation, "Gus"));
    }

    /// <summary>The person with the bad line sits at a window of any engine.</summary>
    public static async Task<Cell> OpenAsync(Team team, Uri server, TravelWay way, IWindow window)
    {
        var line = Line.To(server);
        var well = await team.StartSessionThroughAsync(server, $"{way}", $"Will {way}");
        var faulty = await WindowTable.JoinAsync(window, line.Through(well.Invitation), $"Fay {way}");
        return new(way, isHost: false, line, faulty, well, await Guest.JoinAsync(well.Invitation, "Gus"));
    }

    /// <summary>A fresh page that has come to its way, and a first vote that all see.</summary>
    public async Task PrepareAsync()
    {
        line.Suffer(Fault.None.HeldTo(way));
        await faulty.ReloadAsync();
        await faulty.ExpectWayAsync(way.InWords());
        await faulty.MarkAsync();
        await guest.VoteAsync("3", round);
        await Task.WhenAll(faulty.ExpectProgressAsync("1 of 3 voted"), well.ExpectProgressAsync("1 of 3 voted"));
    }

    /// <summary>The fault comes. Those who are well vote and are heard; the other one clicks and hopes.</summary>
    public async Task SufferAsync(Fault fault)
    {
        line.Suffer(fault.HeldTo(way));
        await well.VoteAsync("5");
        await guest.VoteAsync("8", round);
        await faulty.VoteAsync("13");
        isRevealed = isHost;
        if (isHost) await faulty.RevealAsync();
    }

    /// <summary>The server is away for all; those with a page vote all the same.</summary>
    public Task VoteInVainAsync() => Task.WhenAll(well.VoteAsync("5"), faulty.VoteAsync("13"));

    public Task VoteWithoutAPageAsync() => guest.VoteAsync("8", round);

    public void Heal() => line.Suffer(Fault.None.HeldTo(way));

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
        var snapshot = await guest.SeeAsync();
        Assert.Equal(round, snapshot.GetProperty("round").GetInt32());
        Assert.Equal(["13", "5", "8"], snapshot.GetProperty("players").EnumerateArray().Select(player => player.GetProperty("vote").GetString()!).Order(StringComparer.Ordinal));
        await faulty.ExpectNotReloadedAsync();
    }

    /// <summary>The next round, which is the next: nobody's clicks of before come after.</summary>
    public async Task GoOnAsync()
    {
        await Host.VoteAgainAsync();
        await Task.WhenAll(faulty.ExpectProgressAsync("0 of 3 voted"), well.ExpectProgressAsync("0 of 3 voted"));
        (round, isRevealed) = (round + 1, false);
        Assert.Equal(round, (await guest.SeeAsync()).GetProperty("round").GetInt32());
    }

    public void Dispose()
    {
        line.Dispose();
        guest.Dispose();
    }

    /// <summary>All votes are there, or open, and both screens say that they are connected.</summary>
    bool IsSettled(string screen) =>
        screen.Contains("3 of 3 voted", StringComparison.Ordinal)
        && screen.Contains("Connected (2 players online)", StringComparison.Ordinal)
        && screen.Contains(isRevealed ? "Average" : "Round", StringComparison.Ordinal);
}
