using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class CancellationTests
{
    [Fact]
    public async Task Whoever_gives_up_waiting_has_done_nothing_and_the_next_comes_through()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        var slow = new Hold();
        door.Store.BeforeWrite = slow.StopAsync;
        var first = door.RunAsync("Ann", new Vote("5"));
        await slow.Reached;
        using var patience = new CancellationTokenSource();
        var second = door.RunAsync("Bob", new Vote("8"), patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        slow.Release();
        Assert.Null((await first).Refusal);
        Assert.Equal(1, (await door.StoredAsync())!.VoteCount);
        Assert.Null((await door.RunAsync("Bob", new Vote("8"))).Refusal);
    }

    [Fact]
    public async Task Once_the_commit_has_begun_it_is_carried_through_and_told()
    {
        var door = await Doorway.OpenAsync("Ann");
        using var patience = new CancellationTokenSource();
        door.Store.BeforeWrite = patience.CancelAsync;

        Assert.Null((await door.RunAsync("Ann", new Vote("5"), patience.Token)).Refusal);
        Assert.Equal(1, (await door.StoredAsync())!.VoteCount);
        Assert.Single(door.Published);
    }

    [Fact]
    public async Task Whoever_gave_up_does_not_try_again_after_a_lost_race()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        using var patience = new CancellationTokenSource();
        door.OvertakenBy("Bob", new Vote("8"));
        var overtaken = door.Store.BeforeWrite;
        door.Store.BeforeWrite = async () =>
        {
            await overtaken();
            await patience.CancelAsync();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => door.RunAsync("Ann", new Vote("5"), patience.Token));
        Assert.Equal(1, (await door.StoredAsync())!.VoteCount);
        Assert.Empty(door.Published);
    }
}
