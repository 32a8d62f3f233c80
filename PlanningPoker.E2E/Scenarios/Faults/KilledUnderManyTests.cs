using System.Diagnostics;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>The power goes in the middle of a round, under twenty who are connected by all three ways.</summary>
public class KilledUnderManyTests(ITestOutputHelper output)
{
    const int Clients = 20, Kills = 3;

    static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(25);
    static readonly string[] Faces = ["1", "2", "3", "5", "8", "13", "20"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_clients_reconnect_and_show_every_acknowledged_vote()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(
            folder.ConnectionString, Ct, settings: new Dictionary<string, string> { ["Limits__CommandsPer10Seconds"] = "0" });
        using var host = await ApiClient.StartSessionAsync(server.Address, "Sprint 12", "Hana");
        var voters = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(async i => new Voter(await ApiClient.JoinAsync(host.Invitation, $"Guest {i}"), (Transport)(i % 3))));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = voters.Select(voter => voter.Page.RunAsync(end.Token)).ToList();

        for (var kill = 1; kill <= Kills; kill++)
        {
            await ConnectedAsync(voters, kill);
            var voting = voters.Select(voter => voter.VoteUntilServerIsDownAsync()).ToList();
            var enough = voters.Sum(voter => voter.Acknowledged) + 3 * Clients;
            await Processes.Wait.UntilAsync(
                () => Task.FromResult(voters.Sum(voter => voter.Acknowledged) >= enough), () => "Votes are not answered.", Ct);
            server.Kill();
            await Task.WhenAll(voting);
            await server.RestartAsync(Ct);
            using var promise = TimePromise.Watch();
            var clock = Stopwatch.GetTimestamp();
            await ExpectAllBackAsync(host, voters);
            var back = Stopwatch.GetElapsedTime(clock);
            promise.ExpectWithin(BackWithin, back);
            output.WriteLine($"kill {kill}: {voters.Sum(voter => voter.Acknowledged)} votes acknowledged, "
                + $"all {Clients} back with the same table after {back.TotalSeconds:F1} s");
        }

        await end.CancelAsync();
        await Task.WhenAll(following);
    }

    static Task ConnectedAsync(Voter[] voters, int greetings) => Processes.Wait.UntilAsync(
        () => Task.FromResult(voters.All(voter => voter.Page.Connects >= greetings)), () => "Not all are connected.", Ct);

    static async Task ExpectAllBackAsync(ApiClient host, Voter[] voters)
    {
        var table = await host.SnapshotAsync();
        var version = table.GetProperty("version").GetInt64();
        await Task.WhenAll(voters.Select(voter => voter.Page.WaitForVersionAsync(version, Ct)));
        foreach (var voter in voters)
        {
            Assert.Empty(voter.Page.VersionErrors);
            Assert.Equal(voters[0].Page.Table, voter.Page.Table);
            await voter.ExpectLastVoteAsync();
        }
        Assert.Equal(voters.Length + 1, table.GetProperty("players").GetArrayLength());
    }

    /// <summary>Stays connected by one transport, and votes as fast as the server answers.</summary>
    sealed class Voter(ApiClient guest, Transport transport)
    {
        readonly List<string> sent = [];
        int acknowledgedRev, acknowledged;

        public LiveClient Page { get; } = new(guest, transport);

        public int Acknowledged => Volatile.Read(ref acknowledged);

        public async Task VoteUntilServerIsDownAsync()
        {
            try
            {
                while (true)
                {
                    sent.Add(Random.Shared.GetItems(Faces, 1)[0]);
                    if (!await guest.VoteAsync(sent[^1], 1, sent.Count)) continue;
                    acknowledgedRev = sent.Count;
                    Interlocked.Increment(ref acknowledged);
                }
            }
            catch (HttpRequestException gone) when (gone.StatusCode is null)
            {
            }
        }

        /// <summary>On the page is what was acknowledged last, or one that was under way then.</summary>
        public async Task ExpectLastVoteAsync()
        {
            var you = (await guest.SnapshotAsync()).GetProperty("you");
            var rev = you.TryGetProperty("rev", out var stored) ? stored.GetInt32() : 0;
            Assert.InRange(rev, acknowledgedRev, sent.Count);
            var card = rev > 0 ? sent[rev - 1] : "none";
            await Processes.Wait.UntilAsync(
                () => Task.FromResult(Page.Hand == $"round 1: {card}"), () => $"{guest.Name} holds {Page.Hand}, not {card}.", Ct);
        }
    }
}
