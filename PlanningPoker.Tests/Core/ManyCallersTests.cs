using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class ManyCallersTests
{
    [Fact]
    public async Task Changes_of_fifty_concurrent_callers_are_published_in_version_order_without_a_gap()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Store.BeforeFind = fixture.Store.BeforeWrite = fixture.Store.AfterWrite = async () => await Task.Yield();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            await Task.Yield();
            await fixture.RunAsync($"Player {i}", new Join($"Player {i}"));
            await fixture.RunAsync($"Player {i}", new Vote("5"));
        }));

        Assert.Equal(50, (await fixture.StoredAsync())!.VoteCount);
        Assert.Equal(Enumerable.Range(2, 100), fixture.Changes.Select(change => (int)change.After.Version));
        Assert.All(fixture.Changes.Zip(fixture.Changes.Skip(1)), pair => Assert.Same(pair.First.After, pair.Second.Before));
    }

    [Fact]
    public async Task One_device_joining_twice_at_the_same_moment_is_one_player()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.CommitElsewhereBeforeNextWrite("Bob", new Join("Bob"));

        Assert.Null((await fixture.RunAsync("Bob", new Join("Bob"))).Refusal);
        Assert.Equal(2, (await fixture.StoredAsync())!.Players.Count);
    }

    [Fact]
    public async Task One_session_does_not_wait_for_another()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var other = await fixture.OpenAnotherAsync("Ann");
        var slow = new PausePoint();
        var writes = 0;
        fixture.Store.BeforeWrite = () => writes++ == 0 ? slow.PauseAsync() : Task.CompletedTask;
        var waiting = fixture.RunAsync("Ann", new Vote("5"));
        await slow.Reached;

        var voted = await fixture.Sessions.RunAsync(other, TestSession.DeviceOf("Ann"), null, new Vote("5"), SessionsFixture.Ct);

        Assert.Null(voted.Refusal);
        Assert.False(waiting.IsCompleted);
        slow.Release();
        Assert.Null((await waiting).Refusal);
    }
}
