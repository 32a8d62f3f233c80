using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>The server is killed in the middle of a round with twenty players, who are connected by all three transports.</summary>
public class KilledUnderManyTests(ITestOutputHelper output)
{
    const int Clients = 20, Kills = 3;

    static readonly TimeSpan ReconnectedWithin = TimeSpan.FromSeconds(25);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_clients_reconnect_and_show_every_acknowledged_vote()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(
            folder.ConnectionString, Ct, settings: new Dictionary<string, string> { ["Limits__CommandsPer10Seconds"] = "0" });
        using var host = await ApiClient.StartSessionAsync(server.Address, "Sprint 12", "Hana");
        var players = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(i => ConnectedPlayer.JoinAsync(host.Invitation, $"Player {i}", (Transport)(i % 3))));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = players.Select(player => player.Page.RunAsync(end.Token)).ToList();

        for (var kill = 1; kill <= Kills; kill++)
        {
            await WaitUntilConnectedAsync(players, kill);
            var voting = players.Select(player => player.Voter.VoteUntilServerIsDownAsync()).ToList();
            var enough = players.Sum(player => player.Voter.Acknowledged) + 3 * Clients;
            await Processes.Wait.UntilAsync(
                () => Task.FromResult(players.Sum(player => player.Voter.Acknowledged) >= enough), () => "Votes are not acknowledged.", Ct);
            server.Kill();
            await Task.WhenAll(voting);
            await server.RestartAsync(Ct);
            using var promise = TimePromise.Watch();
            var clock = Stopwatch.GetTimestamp();
            await ExpectAllReconnectedAsync(host, players);
            var reconnected = Stopwatch.GetElapsedTime(clock);
            promise.ExpectWithin(ReconnectedWithin, reconnected);
            output.WriteLine($"kill {kill}: {players.Sum(player => player.Voter.Acknowledged)} votes acknowledged, "
                + $"all {Clients} reconnected with the same table after {reconnected.TotalSeconds:F1} s");
        }

        await end.CancelAsync();
        await Task.WhenAll(following);
    }

    static Task WaitUntilConnectedAsync(ConnectedPlayer[] players, int times) => Processes.Wait.UntilAsync(
        () => Task.FromResult(players.All(player => player.Page.Connects >= times)), () => "Not all are connected.", Ct);

    static async Task ExpectAllReconnectedAsync(ApiClient host, ConnectedPlayer[] players)
    {
        var table = await host.SnapshotAsync();
        var version = table.GetProperty("version").GetInt64();
        await Task.WhenAll(players.Select(player => player.Page.WaitForVersionAsync(version, Ct)));
        foreach (var player in players)
        {
            Assert.Empty(player.Page.VersionErrors);
            Assert.Equal(players[0].Page.Table, player.Page.Table);
            await player.ExpectLastVoteAsync();
        }
        Assert.Equal(players.Length + 1, table.GetProperty("players").GetArrayLength());
    }

    /// <summary>A player who votes through the API, and whose page is connected by one transport.</summary>
    sealed record ConnectedPlayer(SteadyVoter Voter, LiveClient Page)
    {
        public static async Task<ConnectedPlayer> JoinAsync(Uri invitation, string name, Transport transport)
        {
            var client = await ApiClient.JoinAsync(invitation, name);
            return new(new(client, VoteEndpoint.Api), new(client, transport));
        }

        /// <summary>The page shows the stored vote, which is the last acknowledged one or one that was sent after it.</summary>
        public async Task ExpectLastVoteAsync()
        {
            var card = await Voter.ExpectLastVoteAsync() ?? "none";
            await Processes.Wait.UntilAsync(
                () => Task.FromResult(Page.Hand == $"round 1: {card}"), () => $"{Voter.Client.Name} holds {Page.Hand}, not {card}.", Ct);
        }
    }
}
