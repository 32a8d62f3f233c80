using System.Text.Json;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>The power goes, again and again, while everybody votes.</summary>
public class KilledServerTests : BrowserTests
{
    /// <summary>Nearly all of the time is the server's start: more of them prove little more, so they are for the long run.</summary>
    static readonly int Kills = LongTests.AreOn ? 200 : 10;

    readonly TemporaryFolder folder = new();
    ServerProcess? server;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log;

    public override async ValueTask InitializeAsync()
    {
        // Those who vote without a pause are meant to.
        var settings = new Dictionary<string, string> { ["Limits__CommandsPer10Seconds"] = "0", ["Limits__JoinsPerMinute"] = "0" };
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: settings);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task No_acknowledged_vote_is_lost_or_doubled_and_pages_reconnect()
    {
        Team.PageErrors.Expect("ERR_|Failed to fetch|WebSocket connection");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.WatchForReloadAsync();
        var voters = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(async i => new Voter(await ApiClient.JoinAsync(alice.Invitation, $"Guest {i}"), byForm: i > 4)));
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                var enough = voters.Sum(voter => voter.Acknowledged) + Random.Shared.Next(10, 80);
                var voting = voters.Select(voter => voter.VoteUntilServerIsDownAsync()).ToList();
                await Processes.Wait.UntilAsync(
                    () => Task.FromResult(voters.All(voter => voter.Acknowledged > 0) && voters.Sum(voter => voter.Acknowledged) >= enough),
                    () => "Votes are not answered.", Ct);
                server!.Kill();
                await Task.WhenAll(voting);
                await server.RestartAsync(Ct);
                foreach (var voter in voters) await voter.ExpectLastVoteAsync();
                await ExpectNobodyTwiceAsync(voters[0]);
            }

            await alice.ExpectStatusAsync("Connected (1 player online)");
            await alice.ExpectPlayerCountAsync(7);
            await alice.ExpectProgressAsync("6 of 7 voted");
            await alice.ExpectNotReloadedAsync();
            await alice.RevealAsync();
            foreach (var voter in voters) await alice.ExpectCardOfAsync(voter.Name, await voter.StoredAsync());
        }
        finally
        {
            foreach (var voter in voters) voter.Dispose();
        }
    }

    static async Task ExpectNobodyTwiceAsync(Voter anyone)
    {
        var table = await anyone.SnapshotAsync();
        Assert.Equal(7, table.GetProperty("players").GetArrayLength());
        Assert.Equal(6, table.GetProperty("voteCount").GetInt32());
        Assert.Equal(7, table.GetProperty("totalPlayers").GetInt32());
    }

    /// <summary>Changes their mind as fast as the server answers, and remembers every word.</summary>
    sealed class Voter(ApiClient guest, bool byForm) : IDisposable
    {
        static readonly string[] Faces = ["0", "½", "1", "2", "3", "5", "8", "13", "20", "40", "100", "?", "☕"];

        readonly List<string> sent = [];
        int acknowledgedRev, acknowledged;

        public string Name => guest.Name;

        public int Acknowledged => Volatile.Read(ref acknowledged);

        public async Task VoteUntilServerIsDownAsync()
        {
            try
            {
                while (true)
                {
                    sent.Add(Random.Shared.GetItems(Faces, 1)[0]);
                    var rev = sent.Count;
                    if (!await (byForm ? guest.VoteByFormAsync(sent[^1], 1, rev) : guest.VoteAsync(sent[^1], 1, rev))) continue;
                    acknowledgedRev = rev;
                    Interlocked.Increment(ref acknowledged);
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is null && e.InnerException is not null)
            {
            }
        }

        /// <summary>What stands is what was acknowledged last, or one that was on its way then.</summary>
        public async Task ExpectLastVoteAsync()
        {
            var you = (await SnapshotAsync()).GetProperty("you");
            var rev = you.TryGetProperty("rev", out var stored) ? stored.GetInt32() : 0;
            Assert.InRange(rev, acknowledgedRev, sent.Count);
            if (rev > 0) Assert.Equal(sent[rev - 1], you.GetProperty("vote").GetString());
        }

        public async Task<string> StoredAsync() => (await SnapshotAsync()).GetProperty("you").GetProperty("vote").GetString()!;

        public Task<JsonElement> SnapshotAsync() => guest.SnapshotAsync();

        public void Dispose() => guest.Dispose();
    }
}
