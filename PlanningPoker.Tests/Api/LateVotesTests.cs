using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>On a bad network votes arrive late, or in another order than they were sent.</summary>
public sealed class LateVotesTests(TestServer server)
{
    const int StaleVotes = 500, Repetitions = 1000;

    /// <summary>Every order in which three messages can arrive.</summary>
    static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Fact]
    public async Task Votes_of_an_earlier_round_are_all_refused_and_never_counted()
    {
        var session = await ServerSession.OpenAsync(server);
        var voters = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => session.JoinAsync($"Voter {i}")));
        await session.RunAsync(session.Host, new Vote("3"));
        await session.RunAsync(session.Host, new Reveal());
        await session.RunAsync(session.Host, new Reset());
        var before = await session.VersionAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, StaleVotes).Select(async i =>
        {
            using var answer = await session.SendAsync(
                HttpMethod.Post, "/vote", voters[i % voters.Length], new { value = "5", round = 1, rev = 1 + i / voters.Length });
            return $"{(int)answer.StatusCode} {(await answer.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["code"]}";
        }));

        Assert.Equal(Enumerable.Repeat("409 stale_round", StaleVotes), answers);
        var now = await session.SnapshotAsync();
        Assert.Equal(0, (int)now["voteCount"]!);
        Assert.Equal(before, (long)now["version"]!);
    }

    [Fact]
    public async Task The_vote_with_the_higher_revision_wins_when_it_arrives_first()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        for (var i = 0; i < Repetitions; i++)
        {
            var rev = 2 * i + 1;
            Assert.Equal(HttpStatusCode.OK, await VoteAsync(session, pia, "8", rev + 1));
            Assert.Equal(HttpStatusCode.Conflict, await VoteAsync(session, pia, "5", rev));
            Assert.Equal($"8 {rev + 1}", await StoredVoteAsync(session, pia));
        }
    }

    [Fact]
    public async Task A_retract_wins_when_an_earlier_vote_arrives_after_it()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        for (var i = 0; i < Repetitions; i++)
        {
            // Sent: a vote of 5, a retract, and every other time a vote of 8.
            var (rev, order, votesLast) = (3 * i + 1, Orders[i % Orders.Length], i % 2 == 0);
            Func<Task>[] sent = [() => VoteAsync(session, pia, "5", rev), () => RetractAsync(session, pia, rev + 1), () =>
                votesLast ? VoteAsync(session, pia, "8", rev + 2) : Task.CompletedTask];
            foreach (var each in order) await sent[each]();
            Assert.Equal(votesLast ? $"8 {rev + 2}" : $" {rev + 1}", await StoredVoteAsync(session, pia));
        }
    }

    static async Task<HttpStatusCode> VoteAsync(ServerSession session, TestPlayer player, string value, int rev)
    {
        using var answer = await session.SendAsync(HttpMethod.Post, "/vote", player, new { value, round = 1, rev });
        return answer.StatusCode;
    }

    static async Task RetractAsync(ServerSession session, TestPlayer player, int rev)
    {
        using var answer = await session.SendAsync(HttpMethod.Delete, $"/vote?round=1&rev={rev}", player);
    }

    static async Task<string> StoredVoteAsync(ServerSession session, TestPlayer player)
    {
        var you = (await session.SnapshotAsync(player))["you"]!;
        return $"{you["vote"]} {you["rev"]}";
    }
}
