using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Secrecy;

/// <summary>In an anonymous session, what others receive does not depend on who of two voters chose which of two cards.</summary>
public sealed class AnonymousVoteTests
{
    static readonly Vote Low = new("1", Reason: "Known ground"), High = new("13", Reason: "A new mail server");

    [Fact]
    public async Task Whoever_chose_which_card_others_receive_the_same_bytes()
    {
        await using var server = await TestServer.StartAsync(TestClock.Create());
        await using var one = await TwinSession.OpenAnonymousAsync(server);
        await using var other = await TwinSession.OpenAnonymousAsync(server);

        await AssertSameAsync("anonymous");
        await VoteAsync(Low, High);
        await RunInBothAsync("all have voted", twin => twin.RunAsHostAsync(new Vote("5")));
        await RunInBothAsync("revealed", twin => twin.RunAsHostAsync(new Reveal()));
        await RunInBothAsync("voting again", twin => twin.RunAsHostAsync(new Reset()));

        await VoteAsync(new("☕"), new("5"));
        await RunInBothAsync("two rounds", twin => twin.RunAsHostAsync(new Reveal()));
        await RunInBothAsync("switched off", twin => twin.RunAsHostAsync(new UpdateSession(Settings: new(Anonymous: false))));
        await RunInBothAsync("estimated", twin => twin.RunAsHostAsync(new EstimateStory(new("s-1"), "5")));
        await RunInBothAsync("one has left", twin => twin.RunAsSecretVoterAsync(new Leave()));
        await RunInBothAsync("a named round began", twin => twin.RunAsHostAsync(new Reset()));
        await RunInBothAsync("a named vote", twin => twin.RunAsOtherVoterAsync(new Vote("5")));
        await RunInBothAsync("a named round", twin => twin.RunAsHostAsync(new Reveal()));

        async Task VoteAsync(Vote first, Vote second)
        {
            await Task.WhenAll(one.RunAsSecretVoterAsync(first), other.RunAsSecretVoterAsync(second));
            await AssertSameAsync("one has voted");
            await Task.WhenAll(one.RunAsOtherVoterAsync(second), other.RunAsOtherVoterAsync(first));
            await AssertSameAsync("two have voted");
        }

        // Changes that follow each other closely may be one frame or two, so each is compared before the next.
        async Task RunInBothAsync(string after, Func<TwinSession, Task> step)
        {
            await step(one);
            await step(other);
            await AssertSameAsync(after);
        }

        async Task AssertSameAsync(string after)
        {
            var (first, second) = (await one.ReceivedAsync(), await other.ReceivedAsync());
            Assert.All(first, seen =>
                Assert.True(seen.Value == second[seen.Key], $"{after}, {seen.Key}:\n{seen.Value}\n---\n{second[seen.Key]}"));
        }
    }

    [Fact]
    public async Task Without_the_setting_the_bytes_differ_so_the_comparison_works()
    {
        await using var server = await TestServer.StartAsync(TestClock.Create());
        await using var one = await TwinSession.OpenAnonymousAsync(server);
        await using var other = await TwinSession.OpenAnonymousAsync(server);
        foreach (var (twin, secret, voter) in new[] { (one, Low, High), (other, High, Low) })
        {
            await twin.RunAsHostAsync(new UpdateSession(Settings: new(Anonymous: false)));
            await twin.RunAsHostAsync(new Reset());
            await RunAsync(twin, secret, voter);
            await twin.RunAsHostAsync(new Reveal());
        }

        var (first, second) = (await one.ReceivedAsync(), await other.ReceivedAsync());
        var shown = first.Keys.Where(what => what.Contains("export", StringComparison.Ordinal)
            && !what.Contains("table", StringComparison.Ordinal));
        Assert.All(shown, what => Assert.NotEqual(first[what], second[what]));
        Assert.NotEqual(first["/s/{0} of Hana"], second["/s/{0} of Hana"]);
    }

    static async Task RunAsync(TwinSession twin, Vote secret, Vote voter)
    {
        await twin.RunAsSecretVoterAsync(secret);
        await twin.RunAsOtherVoterAsync(voter);
    }
}
