using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>Nothing is published before it is committed.</summary>
public class SaveThenPublishTests
{
    [Fact]
    public async Task Save_then_publish()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var (writing, written) = (new PausePoint(), new PausePoint());
        (fixture.Store.BeforeWrite, fixture.Store.AfterWrite) = (writing.PauseAsync, written.PauseAsync);

        var vote = fixture.RunAsync("Ann", new Vote("5"));
        await writing.Reached;
        Assert.Empty(fixture.Published);

        writing.Release();
        await written.Reached;
        Assert.Equal(1, (await fixture.StoredAsync())!.VoteCount);
        Assert.Empty(fixture.Published);
        Assert.False(vote.IsCompleted);

        written.Release();
        await vote;
        Assert.Single(fixture.Published);
    }

    [Fact]
    public async Task The_published_change_is_the_committed_one()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var before = await fixture.StoredAsync();
        var answer = await fixture.RunAsync("Ann", new Vote("5"));

        var published = Assert.Single(fixture.Changes);
        Assert.Same(before, published.Before);
        Assert.Same(await fixture.StoredAsync(), published.After);
        Assert.Same(answer.Outcome!.Session, published.After);
        Assert.Equal(new VoteSubmitted(fixture.Id("Ann")), published.Event);
    }

    [Fact]
    public async Task Nothing_is_published_when_the_store_fails()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Store.BeforeWrite = () => throw new InvalidOperationException("disk full");

        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.RunAsync("Ann", new Vote("5")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.RunAsync("Ann", new DeleteSession()));
        Assert.Empty(fixture.Published);
        Assert.Equal(0, (await fixture.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task A_changed_vote_is_committed_and_published_without_an_event()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunAsync("Ann", new Vote("5"));
        await fixture.RunAsync("Ann", new Vote("8"));

        Assert.Equal("8", (await fixture.StoredAsync())!.Round.FaceOf(fixture.Id("Ann")));
        Assert.Equal(fixture.Id("Ann"), Assert.IsType<PrivateChange>(fixture.Published[1]).By.Player);
    }

    [Fact]
    public async Task A_command_that_changes_nothing_is_neither_written_nor_published()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunAsync("Ann", new Vote("5"));
        fixture.Published.Clear();
        fixture.Store.BeforeWrite = () => throw new InvalidOperationException("nothing to write");

        Assert.Null((await fixture.RunAsync("Ann", new Vote("5"))).Refusal);
        Assert.Equal(Reason.BadCard, (await fixture.RunAsync("Ann", new Vote("6"))).Refusal?.Reason);
        Assert.Empty(fixture.Published);
    }

    [Fact]
    public async Task A_player_who_leaves_is_published_as_the_actor()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", new Leave());

        Assert.Equal(fixture.Id("Bob"), Assert.Single(fixture.Changes).Event.By.Player);
    }
}
