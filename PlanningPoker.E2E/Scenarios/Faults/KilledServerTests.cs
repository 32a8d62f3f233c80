using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>The server is killed again and again, as by a power failure, while everyone votes.</summary>
public abstract class KilledServerTests : BrowserTests
{
    ServerProcess? server;

    /// <summary>
    /// How often the server is killed. Nearly all of the time is its start, and more kills prove little more, so most of them are left to
    /// the long run.
    /// </summary>
    protected abstract int Kills { get; }

    /// <summary>The database, which outlives the server, as the settings of the server.</summary>
    protected abstract Task<(string Provider, string ConnectionString)> CreateDatabaseAsync();

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log;

    public override async ValueTask InitializeAsync()
    {
        var (provider, connectionString) = await CreateDatabaseAsync();
        var settings = new Dictionary<string, string>
        {
            ["Database__Provider"] = provider,
            // The voters vote without a pause on purpose.
            ["Limits__CommandsPer10Seconds"] = "0",
            ["Limits__JoinsPerMinute"] = "0",
        };
        server = await ServerProcess.StartAsync(connectionString, Ct, settings: settings);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task No_acknowledged_vote_is_lost_or_doubled_and_pages_reconnect()
    {
        Team.PageErrors.Expect("ERR_|Failed to fetch|WebSocket connection");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.WatchForReloadAsync();
        var voters = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(i => JoinAsync(alice.Invitation, $"Player {i}", i > 4 ? VoteEndpoint.Form : VoteEndpoint.Api)));
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                var enough = voters.Sum(voter => voter.Acknowledged) + Random.Shared.Next(10, 80);
                var voting = voters.Select(voter => voter.VoteUntilServerIsDownAsync()).ToList();
                await Processes.Wait.UntilAsync(
                    () => Task.FromResult(voters.All(voter => voter.Acknowledged > 0) && voters.Sum(voter => voter.Acknowledged) >= enough),
                    () => "Votes are not acknowledged.", Ct);
                server!.Kill();
                await Task.WhenAll(voting);
                await server.RestartAsync(Ct);
                foreach (var voter in voters) await voter.ExpectLastVoteAsync();
                await ExpectNobodyTwiceAsync(voters[0].Client);
            }

            await alice.ExpectStatusAsync("Connected (1 player online)");
            await alice.ExpectPlayerCountAsync(7);
            await alice.ExpectProgressAsync("6 of 7 voted");
            await alice.ExpectNotReloadedAsync();
            await alice.RevealAsync();
            foreach (var voter in voters) await alice.ExpectCardOfAsync(voter.Client.Name, (await voter.ExpectLastVoteAsync())!);
        }
        finally
        {
            foreach (var voter in voters) voter.Client.Dispose();
        }
    }

    static async Task<SteadyVoter> JoinAsync(Uri invitation, string name, VoteEndpoint endpoint) =>
        new(await ApiClient.JoinAsync(invitation, name), endpoint);

    static async Task ExpectNobodyTwiceAsync(ApiClient client)
    {
        var table = await client.SnapshotAsync();
        Assert.Equal(7, table.GetProperty("players").GetArrayLength());
        Assert.Equal(6, table.GetProperty("voteCount").GetInt32());
        Assert.Equal(7, table.GetProperty("totalPlayers").GetInt32());
    }
}
