using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class BusyStoreTests
{
    static Task Busy() => throw new StoreBusyException(new TimeoutException());

    [Fact]
    public async Task A_busy_store_is_said_and_the_next_caller_comes_through()
    {
        var door = await Doorway.OpenAsync("Ann");

        door.Store.BeforeWrite = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => door.RunAsync("Ann", new Vote("5")));
        door.Store.BeforeWrite = () => Task.CompletedTask;

        door.Store.BeforeFind = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => door.RunAsync("Ann", new Vote("5")));
        await Assert.ThrowsAsync<StoreBusyException>(() => door.Sessions.FindAsync(door.Code, Doorway.Ct));
        door.Store.BeforeFind = () => Task.CompletedTask;

        Assert.Empty(door.Published);
        Assert.Null((await door.RunAsync("Ann", new Vote("5"))).Refusal);
        Assert.Single(door.Published);
    }

    [Fact]
    public async Task A_busy_store_opens_no_session()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.Store.BeforeWrite = Busy;

        await Assert.ThrowsAsync<StoreBusyException>(() => door.OpenAnotherAsync("Bob"));
    }

    [Fact]
    public async Task Whoever_waits_behind_a_failure_comes_through()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        var failing = new Hold();
        door.Store.BeforeWrite = async () =>
        {
            door.Store.BeforeWrite = () => Task.CompletedTask;
            await failing.StopAsync();
            await Busy();
        };
        var first = door.RunAsync("Ann", new Vote("5"));
        await failing.Reached;
        var second = door.RunAsync("Bob", new Vote("8"));
        Assert.False(second.IsCompleted);

        failing.Release();
        await Assert.ThrowsAsync<StoreBusyException>(() => first);
        Assert.Null((await second).Refusal);
        Assert.Equal(1, (await door.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task A_commit_that_was_done_without_an_answer_is_told_before_anything_else()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        door.Store.AfterWrite = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => door.RunAsync("Ann", new Vote("5", 1, 1)));
        door.Store.AfterWrite = () => Task.CompletedTask;
        Assert.Empty(door.Published);

        Assert.Null((await door.RunAsync("Ann", new Vote("5", 1, 1))).Refusal);

        var told = Assert.Single(door.Published);
        Assert.IsType<Resync>(told);
        Assert.Equal(1, told.After.VoteCount);
    }
}
