using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>A change is committed before it is published (docs/live.md).</summary>
public class SaveThenTellTests
{
    [Fact]
    public async Task Save_then_tell()
    {
        var door = await Doorway.OpenAsync("Ann");
        var (writing, written) = (new Hold(), new Hold());
        (door.Store.BeforeWrite, door.Store.AfterWrite) = (writing.StopAsync, written.StopAsync);

        var vote = door.RunAsync("Ann", new Vote("5"));
        await writing.Reached;
        Assert.Empty(door.Published);

        writing.Release();
        await written.Reached;
        Assert.Equal(1, (await door.StoredAsync())!.VoteCount);
        Assert.Empty(door.Published);
        Assert.False(vote.IsCompleted);

        written.Release();
        await vote;
        Assert.Single(door.Published);
    }

    [Fact]
    public async Task What_is_told_is_what_was_committed()
    {
        var door = await Doorway.OpenAsync("Ann");
        var before = await door.StoredAsync();
        var answer = await door.RunAsync("Ann", new Vote("5"));

        var told = Assert.Single(door.Changes);
        Assert.Same(before, told.Before);
        Assert.Same(await door.StoredAsync(), told.After);
        Assert.Same(answer.Outcome!.Session, told.After);
        Assert.Equal((door.Id("Ann"), new VoteSubmitted(door.Id("Ann"))), (told.Actor, told.Event));
    }

    [Fact]
    public async Task No_one_hears_of_what_the_store_could_not_keep()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.Store.BeforeWrite = () => throw new InvalidOperationException("disk full");

        await Assert.ThrowsAsync<InvalidOperationException>(() => door.RunAsync("Ann", new Vote("5")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => door.RunAsync("Ann", new DeleteSession()));
        Assert.Empty(door.Published);
        Assert.Equal(0, (await door.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task A_changed_vote_is_committed_and_told_without_an_event()
    {
        var door = await Doorway.OpenAsync("Ann");
        await door.RunAsync("Ann", new Vote("5"));
        await door.RunAsync("Ann", new Vote("8"));

        Assert.Equal("8", (await door.StoredAsync())!.Round.FaceOf(door.Id("Ann")));
        Assert.Equal(door.Id("Ann"), Assert.IsType<PrivateChange>(door.Published[1]).Actor);
    }

    [Fact]
    public async Task What_changes_nothing_is_neither_written_nor_told()
    {
        var door = await Doorway.OpenAsync("Ann");
        await door.RunAsync("Ann", new Vote("5"));
        door.Published.Clear();
        door.Store.BeforeWrite = () => throw new InvalidOperationException("nothing to write");

        Assert.Null((await door.RunAsync("Ann", new Vote("5"))).Refusal);
        Assert.Equal(Reason.BadCard, (await door.RunAsync("Ann", new Vote("6"))).Refusal?.Reason);
        Assert.Empty(door.Published);
    }

    [Fact]
    public async Task Who_leaves_is_told_as_the_one_who_did_it()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        await door.RunAsync("Bob", new Leave());

        Assert.Equal(door.Id("Bob"), Assert.Single(door.Changes).Actor);
    }
}
