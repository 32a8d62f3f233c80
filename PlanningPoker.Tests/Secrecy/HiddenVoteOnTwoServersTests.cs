using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Data;
using PlanningPoker.Tests.Nodes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Nodes;

namespace PlanningPoker.Tests.Secrecy;

/// <summary>What others receive on one server depends on no hidden vote that is sent to another.</summary>
public sealed class HiddenVoteOnTwoServersTests(PostgreSqlFixture fixture)
{
    [Fact]
    public async Task Others_receive_the_same_bytes_on_the_other_server_whatever_the_hidden_vote_is()
    {
        var clock = TestClock.Create();
        await using var servers = await TwoServers.OnSqliteAsync(clock);
        await AssertSameBytesAsync(servers, clock);
    }

    [Fact]
    public async Task Neither_do_the_hints_of_Redis_tell_it()
    {
        var clock = TestClock.Create();
        await using var redis = await RedisServer.StartAsync(TestContext.Current.CancellationToken);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis, clock: clock);
        await RedisTests.WaitForHintsAsync(servers);
        await AssertSameBytesAsync(servers, clock);
    }

    static async Task AssertSameBytesAsync(TwoServers servers, FakeTimeProvider clock)
    {
        await using var one = await TwinSession.OpenAsync(servers.First, watched: servers.Second);
        await using var other = await TwinSession.OpenAsync(servers.First, watched: servers.Second);

        await one.RunAsSecretVoterAsync(new Vote("5"));
        await other.RunAsSecretVoterAsync(new Vote("100", Reason: "Nobody knows the mail server"));
        await AssertSameAsync("voted");

        await other.RunAsSecretVoterAsync(new Vote("½"));
        await AssertSameAsync("one changed their mind");

        await one.RunAsOtherVoterAsync(new Vote("3"));
        await other.RunAsOtherVoterAsync(new Vote("3"));
        await AssertSameAsync("another voted");

        await one.RunAsHostAsync(new Reset());
        await other.RunAsHostAsync(new Reset());
        await AssertSameAsync("a round was dropped");

        async Task AssertSameAsync(string after)
        {
            clock.Advance(StampWatch.Interval);
            var (first, second) = (await one.ReceivedAsync(), await other.ReceivedAsync());
            Assert.All(first, seen => Assert.True(
                seen.Value == second[seen.Key], $"{after}, {seen.Key}:\n{seen.Value}\n---\n{second[seen.Key]}"));
        }
    }
}
