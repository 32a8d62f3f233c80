using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class BusyStoreTests
{
    static Task Busy() => throw new StoreBusyException(new TimeoutException());

    [Fact]
    public async Task A_busy_store_fails_the_call_and_the_next_call_succeeds()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");

        fixture.Store.BeforeWrite = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("5")));
        fixture.Store.BeforeWrite = () => Task.CompletedTask;

        fixture.Store.BeforeFind = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("5")));
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct).AsTask());
        fixture.Store.BeforeFind = () => Task.CompletedTask;

        Assert.Empty(fixture.Published);
        Assert.Null((await fixture.RunAsync("Ann", new Vote("5"))).Refusal);
        Assert.Single(fixture.Published);
    }

    [Fact]
    public async Task A_busy_store_opens_no_session()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Store.BeforeWrite = Busy;

        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.OpenAnotherAsync("Bob"));
    }

    [Fact]
    public async Task A_call_that_waits_behind_a_failure_succeeds()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var failing = new PausePoint();
        fixture.Store.BeforeWrite = async () =>
        {
            fixture.Store.BeforeWrite = () => Task.CompletedTask;
            await failing.PauseAsync();
            await Busy();
        };
        var first = fixture.RunAsync("Ann", new Vote("5"));
        await failing.Reached;
        var second = fixture.RunAsync("Bob", new Vote("8"));
        Assert.False(second.IsCompleted);

        failing.Release();
        await Assert.ThrowsAsync<StoreBusyException>(() => first);
        Assert.Null((await second).Refusal);
        Assert.Equal(1, (await fixture.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_published_before_anything_else()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.Store.AfterWrite = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("5", 1, 1)));
        fixture.Store.AfterWrite = () => Task.CompletedTask;
        Assert.Empty(fixture.Published);

        Assert.Null((await fixture.RunAsync("Ann", new Vote("5", 1, 1))).Refusal);

        var published = Assert.Single(fixture.Published);
        Assert.IsType<Resync>(published);
        Assert.Equal(1, published.After.VoteCount);
    }

    [Fact]
    public async Task A_private_commit_without_an_answer_is_published_too()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new Vote("5", 1, 1));
        fixture.Published.Clear();
        fixture.Store.AfterWrite = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("8", 1, 2)));
        fixture.Store.AfterWrite = () => Task.CompletedTask;

        Assert.Null((await fixture.RunAsync("Ann", new Vote("8", 1, 2))).Refusal);

        Assert.Equal("8", Assert.IsType<Resync>(Assert.Single(fixture.Published)).After.Round.FaceOf(fixture.Id("Ann")));
    }

    [Fact]
    public async Task Of_a_commit_that_never_began_nothing_is_in_doubt()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.Store.BeforeWrite = () => throw new StoreBusyException(new TimeoutException()) { WroteNothing = true };
        fixture.Store.BeforeFind = Busy;

        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("5")));

        Assert.NotNull(await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct));
    }

    [Fact]
    public async Task A_read_does_not_fail_with_the_commit_beside_it()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.Store.BeforeWrite = Busy;
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("5")));
        var reading = new PausePoint();
        fixture.Store.BeforeFind = async () =>
        {
            fixture.Store.BeforeFind = () => Task.CompletedTask;
            await reading.PauseAsync();
        };
        var first = fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct).AsTask();
        await reading.Reached;
        var vote = fixture.RunAsync("Ann", new Vote("5"));
        var second = fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct).AsTask();
        reading.Release();

        Assert.NotNull(await first);
        await Assert.ThrowsAsync<StoreBusyException>(() => vote);
        Assert.NotNull(await second);
    }
}
