using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>What a bad network does to votes: they come late, or in another order than they were sent.</summary>
public sealed class LateVotesTests(TestServer server)
{
    const int Stale = 500, Times = 1000;

    /// <summary>Every order in which three messages can arrive.</summary>
    static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Fact]
    public async Task Votes_of_an_earlier_round_count_nowhere_and_each_is_told_so()
    {
        var table = await ServerSession.OpenAsync(server);
        var voters = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => table.JoinAsync($"Voter {i}")));
        await table.RunAsync(table.Host, new Vote("3"));
        await table.RunAsync(table.Host, new Reveal());
        await table.RunAsync(table.Host, new Reset());
        var before = await table.VersionAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Stale).Select(async i =>
        {
            using var answer = await table.SendAsync(HttpMethod.Post, "/vote", voters[i % voters.Length], new { value = "5", round = 1, rev = 1 + i / voters.Length });
            return $"{(int)answer.StatusCode} {(await answer.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!["code"]}";
        }));

        Assert.Equal(Enumerable.Repeat("409 stale_round", Stale), answers);
        var now = await table.SnapshotAsync();
        Assert.Equal(0, (int)now["voteCount"]!);
        Assert.Equal(before, (long)now["version"]!);
    }

    [Fact]
    public async Task The_last_intent_stands_in_whatever_order_votes_arrive()
    {
        var table = await ServerSession.OpenAsync(server);
        var pia = await table.JoinAsync("Pia");
        for (var i = 0; i < Times; i++)
        {
            var rev = 2 * i + 1;
            Assert.Equal(HttpStatusCode.OK, await VoteAsync(table, pia, "8", rev + 1));
            Assert.Equal(HttpStatusCode.Conflict, await VoteAsync(table, pia, "5", rev));
            Assert.Equal($"8 {rev + 1}", await StandsAsync(table, pia));
        }
    }

    [Fact]
    public async Task A_card_taken_back_stays_so_when_its_vote_arrives_after_it()
    {
        var table = await ServerSession.OpenAsync(server);
        var pia = await table.JoinAsync("Pia");
        for (var i = 0; i < Times; i++)
        {
            // Sent: 5, taken back, and every other time 8 after all.
            var (rev, order, isLastWord) = (3 * i + 1, Orders[i % Orders.Length], i % 2 == 0);
            Func<Task>[] sent = [() => VoteAsync(table, pia, "5", rev), () => RetractAsync(table, pia, rev + 1), () => isLastWord ? VoteAsync(table, pia, "8", rev + 2) : Task.CompletedTask];
            foreach (var each in order) await sent[each]();
            Assert.Equal(isLastWord ? $"8 {rev + 2}" : $" {rev + 1}", await StandsAsync(table, pia));
        }
    }

    static async Task<HttpStatusCode> VoteAsync(ServerSession table, Person who, string value, int rev)
    {
        using var answer = await table.SendAsync(HttpMethod.Post, "/vote", who, new { value, round = 1, rev });
        return answer.StatusCode;
    }

    static async Task RetractAsync(ServerSession table, Person who, int rev)
    {
        using var answer = await table.SendAsync(HttpMethod.Delete, $"/vote?round=1&rev={rev}", who);
    }

    static async Task<string> StandsAsync(ServerSession table, Person who)
    {
        var you = (await table.SnapshotAsync(who))["you"]!;
        return $"{you["vote"]} {you["rev"]}";
    }
}
