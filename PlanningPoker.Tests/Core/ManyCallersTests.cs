using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class ManyCallersTests
{
    [Fact]
    public async Task Fifty_callers_at_once_are_told_in_version_order_without_a_gap()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.Store.BeforeFind = door.Store.BeforeWrite = door.Store.AfterWrite = async () => await Task.Yield();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            await Task.Yield();
            await door.RunAsync($"Player {i}", new Join($"Player {i}"));
            await door.RunAsync($"Player {i}", new Vote("5"));
        }));

        Assert.Equal(50, (await door.StoredAsync())!.VoteCount);
        Assert.Equal(Enumerable.Range(2, 100), door.Changes.Select(change => (int)change.After.Version));
        Assert.All(door.Changes.Zip(door.Changes.Skip(1)), pair => Assert.Same(pair.First.After, pair.Second.Before));
    }

    [Fact]
    public async Task One_device_joining_twice_at_the_same_moment_is_one_player()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.OvertakenBy("Bob", new Join("Bob"));

        Assert.Null((await door.RunAsync("Bob", new Join("Bob"))).Refusal);
        Assert.Equal(2, (await door.StoredAsync())!.Players.Count);
    }

    [Fact]
    public async Task One_session_does_not_wait_for_another()
    {
        var door = await Doorway.OpenAsync("Ann");
        // Gates are shared by hash: that all three share ours is one chance in a thousand million.
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => door.OpenAnotherAsync("Ann")));
        var slow = new Hold();
        var writes = 0;
        door.Store.BeforeWrite = () => writes++ == 0 ? slow.StopAsync() : Task.CompletedTask;
        var waiting = door.RunAsync("Ann", new Vote("5"));
        await slow.Reached;

        var first = await Task.WhenAny(others.Select(code =>
            door.Sessions.RunAsync(code, TestSession.DeviceOf("Ann"), null, new Vote("5"), Doorway.Ct)));

        Assert.Null((await first).Refusal);
        Assert.False(waiting.IsCompleted);
        slow.Release();
        Assert.Null((await waiting).Refusal);
    }
}
