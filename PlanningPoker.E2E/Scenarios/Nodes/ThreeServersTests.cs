using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>
/// A team whose requests reach three servers at random: it is as if there were one. Nothing runs beside it: on two cores, browsers would
/// leave so little to the three that a vote waits for longer than it may, which is answered as busy.
/// </summary>
[Collection(nameof(NonParallel))]
public sealed class ThreeServersTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twelve_players_at_random_servers_are_refused_nothing_and_see_every_reveal()
    {
        await using var cluster = await Cluster.StartAsync(Ct);
        var players = await SeatAsync(cluster, 12);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var pages = players.Select((player, i) => new LiveClient(player, (Transport)(i % 3))).ToList();
        var running = pages.ConvertAll(page => page.RunAsync(ending.Token));
        for (var round = 1; round <= 20; round++)
        {
            if (round == 7) cluster.Redis.Freeze();
            if (round == 12) cluster.Redis.Thaw();
            if (round == 15) cluster.Redis.Kill();
            var voted = await Task.WhenAll(players.Select((player, i) => player.VoteAsync(i % 2 == 0 ? "5" : "8", round)));
            Assert.DoesNotContain(false, voted);
            Assert.Equal(12, (await players[round % 12].SnapshotAsync()).GetProperty("voteCount").GetInt32());
            await AllSeeAsync(await ActAsync(players[0], "/reveal", round));
            await AllSeeAsync(await ActAsync(players[0], "/reset", round));
        }
        await ending.CancelAsync();
        await Task.WhenAll(running);

        Assert.Empty(pages.SelectMany(page => page.VersionErrors));
        Assert.All(cluster.Servers, server => Assert.DoesNotContain("fail: PlanningPoker", server.Log, StringComparison.Ordinal));
        foreach (var page in pages) page.Dispose();
        foreach (var player in players) player.Dispose();

        async Task AllSeeAsync(long version)
        {
            foreach (var page in pages) await page.WaitForVersionAsync(version, Ct);
            Assert.Single(pages.Select(page => page.Table).Distinct());
        }
    }

    [Fact]
    public async Task No_acknowledged_vote_is_lost_while_servers_are_killed_again_and_again()
    {
        await using var cluster = await Cluster.StartAsync(Ct);
        var players = await SeatAsync(cluster, 6);
        var voters = players.ConvertAll(player => new SteadyVoter(player, VoteEndpoint.Api));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var voting = voters.ConvertAll(voter => voter.VoteUntilServerIsDownAsync(ending.Token));
        for (var kill = 0; kill < (LongTests.AreOn ? 60 : 6); kill++)
        {
            var enough = voters.Sum(voter => voter.Acknowledged) + Random.Shared.Next(20, 80);
            await Wait.UntilAsync(
                () => Task.FromResult(voters.Sum(voter => voter.Acknowledged) >= enough), () => "Votes are not acknowledged.", Ct);
            var server = cluster.Servers[kill % 3];
            server.Kill();
            await server.RestartAsync(Ct);
        }
        await ending.CancelAsync();
        await Task.WhenAll(voting);

        foreach (var voter in voters) await voter.ExpectLastVoteAsync();
        foreach (var player in players) player.Dispose();
    }

    [Fact]
    public async Task Nobody_sees_an_error_or_stays_away_while_three_servers_are_restarted_in_turn()
    {
        await using var cluster = await Cluster.StartAsync(Ct);
        var players = await SeatAsync(cluster, LongTests.AreOn ? 300 : 30);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        // An event stream would need heartbeats, which this client does not send.
        var pages = players.Select((player, i) => new LiveClient(player, i % 2 == 0 ? Transport.WebSocket : Transport.Polling)).ToList();
        var running = pages.ConvertAll(page => page.RunAsync(ending.Token));
        await Wait.UntilAsync(async () => await AwayAsync() == 0, () => "Some never came.", Ct);
        var voting = players[2..6].ConvertAll(player => UntilTheEndAsync(async () =>
        {
            Assert.True(await player.VoteAsync("5"));
            Assert.True(await player.VoteAsync("8"));
        }));
        var watching = UntilTheEndAsync(async () => Assert.Equal(0, await AwayAsync()));

        try
        {
            foreach (var server in cluster.Servers)
            {
                Assert.Equal(0, await server.StopAsync(Ct));
                await server.RestartAsync(Ct);
                var version = await ActAsync(players[0], "/reset", null);
                foreach (var page in pages) await page.WaitForVersionAsync(version, Ct);
            }
        }
        finally
        {
            await ending.CancelAsync();
        }
        await Task.WhenAll([.. running, .. voting, watching]);
        Assert.Empty(pages.SelectMany(page => page.VersionErrors));
        foreach (var page in pages) page.Dispose();
        foreach (var player in players) player.Dispose();

        async Task UntilTheEndAsync(Func<Task> act)
        {
            while (!ending.IsCancellationRequested) await act();
        }

        async Task<int> AwayAsync() => (await players[1].SnapshotAsync()).GetProperty("players").EnumerateArray()
            .Count(player => !player.GetProperty("here").GetBoolean());
    }

    /// <summary>A host and others, who join through the balancer. The host comes first.</summary>
    static async Task<List<ApiClient>> SeatAsync(Cluster cluster, int count)
    {
        var host = await ApiClient.StartSessionAsync(cluster.Address, "Team", "Player 1");
        var others = await Task.WhenAll(Enumerable.Range(2, count - 1).Select(i => ApiClient.JoinAsync(host.Invitation, $"Player {i}")));
        return [host, .. others];
    }

    /// <returns>The version that the command has made.</returns>
    static async Task<long> ActAsync(ApiClient host, string path, int? round)
    {
        var answer = await host.SendAsync(HttpMethod.Post, path, new { round }, Ct);
        Assert.True(answer.IsSuccess, answer.Text);
        return answer.Json.GetProperty("version").GetInt64();
    }
}
