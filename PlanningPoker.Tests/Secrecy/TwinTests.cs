using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Secrecy;

/// <summary>No vote leaks: what others can get before the reveal does not depend on a vote's value, nor on whether it was changed.</summary>
public sealed class TwinTests
{
    /// <summary>In one twin the vote stands; in the other it is another, and is changed again and again.</summary>
    static readonly Command[] Plain = [new Vote("5")], Fickle = [new Vote("100"), new Vote("½"), new Vote("☕"), new Vote("8")];

    [Fact]
    public async Task Before_the_reveal_the_others_get_the_same_bytes_whatever_the_hidden_vote_is()
    {
        await using var server = await TestServer.StartAsync(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)));
        await using var one = await Twin.SeatAsync(server);
        await using var other = await Twin.SeatAsync(server);
        await AssertSameAsync(one, other, "seated");

        await SecretlyAsync(one, Plain);
        await SecretlyAsync(other, Fickle);
        await AssertSameAsync(one, other, "voted");

        await BothAsync(one, other, twin => twin.VoteBesideAsync(new Vote("5")));
        await AssertSameAsync(one, other, "another voted");

        await SecretlyAsync(one, new Vote("3"));
        await AssertSameAsync(one, other, "one changed their mind");

        await BothAsync(one, other, twin => twin.PlayAsync(new Retract()));
        await AssertSameAsync(one, other, "took it back");

        await SecretlyAsync(one, Plain);
        await SecretlyAsync(other, Fickle);
        await BothAsync(one, other, twin => twin.HostAsync(new Reset()));
        await AssertSameAsync(one, other, "a round was dropped");

        await SecretlyAsync(one, new Vote("1"));
        await SecretlyAsync(other, new Vote("13"), new Vote("2"));
        await BothAsync(one, other, twin => twin.HostAsync(new CreateStory("s-2", "Second")));
        await BothAsync(one, other, twin => twin.HostAsync(new StartStory(new("s-2"))));
        await AssertSameAsync(one, other, "the next story was begun");

        await SecretlyAsync(one, new Vote("1"));
        await SecretlyAsync(other, new Vote("13"));
        await BothAsync(one, other, twin => twin.PlayAsync(new Leave()));
        await AssertSameAsync(one, other, "the voter left");
    }

    [Fact]
    public async Task After_the_reveal_they_do_differ_so_the_comparison_sees()
    {
        await using var server = await TestServer.StartAsync(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)));
        await using var one = await Twin.SeatAsync(server);
        await using var other = await Twin.SeatAsync(server);
        await SecretlyAsync(one, Plain);
        await SecretlyAsync(other, Fickle);
        await BothAsync(one, other, twin => twin.HostAsync(new Reveal()));

        var (first, second) = (await one.SeenAsync(), await other.SeenAsync());
        var same = first.Keys.Where(what => first[what] == second[what]).ToArray();
        // These pages show no cards.
        Assert.All(same, what => Assert.Matches(@"^/s/\{0\}/(stories|players|settings) of|^/s/\{0\} of a stranger$", what));
    }

    static async Task SecretlyAsync(Twin twin, params Command[] votes)
    {
        foreach (var vote in votes) await twin.PlayAsync(vote);
    }

    static async Task BothAsync(Twin one, Twin other, Func<Twin, Task> step)
    {
        await step(one);
        await step(other);
    }

    static async Task AssertSameAsync(Twin one, Twin other, string after)
    {
        var (first, second) = (await one.SeenAsync(), await other.SeenAsync());
        Assert.All(first, seen => Assert.True(seen.Value == second[seen.Key], $"{after}, {seen.Key}:\n{seen.Value}\n---\n{second[seen.Key]}"));
    }
}
