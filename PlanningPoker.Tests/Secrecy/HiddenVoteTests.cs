using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Secrecy;

/// <summary>Before the reveal, what others receive depends neither on the value of a vote nor on whether it changed.</summary>
public sealed class HiddenVoteTests
{
    /// <summary>In one session the vote stays; in the other it is another card, has reasons, and changes several times.</summary>
    static readonly Command[] OneVote = [new Vote("5")], ChangedVotes =
    [
        new Vote("100", Reason: "Nobody knows the mail server, and nobody has time to learn it before the end of the quarter"),
        new Vote("½"), new Vote("☕", Reason: ""), new Vote("☕", Reason: "Lunch"), new Vote("8"),
    ];

    [Fact]
    public async Task Before_the_reveal_others_receive_the_same_bytes_whatever_the_hidden_vote_is()
    {
        await using var server = await TestServer.StartAsync(TestClock.Create());
        await using var one = await TwinSession.OpenAsync(server);
        await using var other = await TwinSession.OpenAsync(server);
        await AssertSameAsync(one, other, "seated");

        await VoteSecretlyAsync(one, OneVote);
        await VoteSecretlyAsync(other, ChangedVotes);
        await AssertSameAsync(one, other, "voted");

        await RunInBothAsync(one, other, twin => twin.RunAsOtherVoterAsync(new Vote("5")));
        await AssertSameAsync(one, other, "another voted");

        await VoteSecretlyAsync(one, new Vote("3"));
        await AssertSameAsync(one, other, "one changed their mind");

        await VoteSecretlyAsync(other, new Vote("8", Reason: "Seen before"), new Vote("8", Reason: "Seen before, in sign-in"));
        await AssertSameAsync(one, other, "one gave a reason");

        await RunInBothAsync(one, other, twin => twin.RunAsSecretVoterAsync(new Retract()));
        await AssertSameAsync(one, other, "took it back");

        await VoteSecretlyAsync(one, OneVote);
        await VoteSecretlyAsync(other, ChangedVotes);
        await RunInBothAsync(one, other, twin => twin.RunAsHostAsync(new Reset()));
        await AssertSameAsync(one, other, "a round was dropped");

        await VoteSecretlyAsync(one, new Vote("1"));
        await VoteSecretlyAsync(other, new Vote("13"), new Vote("2"));
        await RunInBothAsync(one, other, twin => twin.RunAsHostAsync(new CreateStory("s-2", "Second")));
        // Both changes change the host's controls: in one write they are sent once, in two writes twice.
        await AssertSameAsync(one, other, "a story was added");
        await RunInBothAsync(one, other, twin => twin.RunAsHostAsync(new StartStory(new("s-2"))));
        await AssertSameAsync(one, other, "the next story was begun");

        await VoteSecretlyAsync(one, new Vote("1"));
        await VoteSecretlyAsync(other, new Vote("13"));
        await RunInBothAsync(one, other, twin => twin.RunAsSecretVoterAsync(new Leave()));
        await AssertSameAsync(one, other, "the voter left");

        await RunInBothAsync(one, other, twin => twin.RunAsHostAsync(new UpdateSession(Settings: new(VotesMayChange: false))));
        await RunInBothAsync(one, other, twin => twin.RunAsSecretVoterAsync(new Join("Bob")));
        await AssertSameAsync(one, other, "the voter is back with the card");
    }

    [Fact]
    public async Task After_the_reveal_the_bytes_differ_so_the_comparison_works()
    {
        await using var server = await TestServer.StartAsync(TestClock.Create());
        await using var one = await TwinSession.OpenAsync(server);
        await using var other = await TwinSession.OpenAsync(server);
        await VoteSecretlyAsync(one, OneVote);
        await VoteSecretlyAsync(other, ChangedVotes);
        await RunInBothAsync(one, other, twin => twin.RunAsHostAsync(new Reveal()));

        var (first, second) = (await one.ReceivedAsync(), await other.ReceivedAsync());
        var same = first.Keys.Where(what => first[what] == second[what]).ToArray();
        // These pages show no cards.
        Assert.All(same, what =>
            Assert.Matches(@"^/s/\{0\}/(stories|players|settings|references|export.table.md) of|^/s/\{0\} of a stranger$", what));
    }

    static async Task VoteSecretlyAsync(TwinSession twin, params Command[] votes)
    {
        foreach (var vote in votes) await twin.RunAsSecretVoterAsync(vote);
    }

    static async Task RunInBothAsync(TwinSession one, TwinSession other, Func<TwinSession, Task> step)
    {
        await step(one);
        await step(other);
    }

    static async Task AssertSameAsync(TwinSession one, TwinSession other, string after)
    {
        var (first, second) = (await one.ReceivedAsync(), await other.ReceivedAsync());
        Assert.All(first, seen =>
            Assert.True(seen.Value == second[seen.Key], $"{after}, {seen.Key}:\n{seen.Value}\n---\n{second[seen.Key]}"));
    }
}
