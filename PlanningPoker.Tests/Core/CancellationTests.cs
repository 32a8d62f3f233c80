using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class CancellationTests
{
    [Fact]
    public async Task A_call_cancelled_while_it_waits_does_nothing_and_the_next_call_succeeds()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var slow = new PausePoint();
        fixture.Store.BeforeWrite = slow.PauseAsync;
        var first = fixture.RunAsync("Ann", new Vote("5"));
        await slow.Reached;
        using var cancellation = new CancellationTokenSource();
        var second = fixture.RunAsync("Bob", new Vote("8"), cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        slow.Release();
        Assert.Null((await first).Refusal);
        Assert.Equal(1, (await fixture.StoredAsync())!.VoteCount);
        Assert.Null((await fixture.RunAsync("Bob", new Vote("8"))).Refusal);
    }

    [Fact]
    public async Task A_call_cancelled_after_its_commit_began_is_completed_and_published()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        using var cancellation = new CancellationTokenSource();
        fixture.Store.BeforeWrite = cancellation.CancelAsync;

        Assert.Null((await fixture.RunAsync("Ann", new Vote("5"), cancellation.Token)).Refusal);
        Assert.Equal(1, (await fixture.StoredAsync())!.VoteCount);
        Assert.Single(fixture.Published);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_retry_after_a_lost_race()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        using var cancellation = new CancellationTokenSource();
        fixture.CommitElsewhereBeforeNextWrite("Bob", new Vote("8"));
        var overtaken = fixture.Store.BeforeWrite;
        fixture.Store.BeforeWrite = async () =>
        {
            await overtaken();
            await cancellation.CancelAsync();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.RunAsync("Ann", new Vote("5"), cancellation.Token));
        Assert.Equal(1, (await fixture.StoredAsync())!.VoteCount);
        Assert.IsType<VoteSubmitted>(Assert.Single(fixture.Changes).Event);
    }
}
