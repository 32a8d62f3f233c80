using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>
/// Commands that wait for their session are applied in order, committed together, and published and answered in order. What is stored
/// then is the same on every store: <see cref="Data.Store.Contract.SessionStoreContract"/>.
/// </summary>
public sealed class BatchTests
{
    [Fact]
    public async Task Fifty_commands_sent_at_once_answer_as_if_sent_one_by_one()
    {
        var (fixture, first) = await PausedAsync("Ann", "Bob", "Cleo");
        var commands = Enumerable.Range(0, 50).Select(Command).ToList();
        var waiting = commands.ConvertAll(each => fixture.RunAsync(each.Who, each.Command));
        first.Release();
        var answers = await Task.WhenAll(waiting);

        var session = fixture.Changes.First().After;
        foreach (var ((who, command), answer) in commands.Zip(answers))
        {
            var expected = command.Run(session, new PlayerActor(TestSession.DeviceOf(who), fixture.Clock.GetUtcNow()));
            Assert.Equal(JsonText.Of(expected), JsonText.Of(answer.Outcome));
            session = expected.Session;
        }
        Assert.Equal(JsonText.Of(session), JsonText.Of(await fixture.StoredAsync()));
        Assert.Contains(answers, answer => answer.Refusal is not null);
        Assert.Contains(answers, answer => answer.Outcome!.Kind is OutcomeKind.Unchanged);
    }

    [Fact]
    public async Task What_waits_is_one_commit_and_one_publication()
    {
        var (fixture, first) = await PausedAsync("Ann", "Bob", "Cleo");
        var (writes, publications) = (0, new List<int>());
        fixture.Store.AfterWrite = () => Task.FromResult(writes++);
        await fixture.Feed.SubscribeAsync(fixture.Code, items => publications.Add(items.Count));
        var waiting = Enumerable.Range(0, 40).Select(i => fixture.RunAsync($"Player {i}", new Join($"Player {i}"))).ToList();
        first.Release();
        await Task.WhenAll(waiting);

        Assert.Equal(2, writes);
        Assert.Equal([1, 40], publications);
        Assert.Equal(Enumerable.Range(4, 41), fixture.Changes.Select(change => (int)change.After.Version));
    }

    /// <summary>To make it anew takes time, which others could measure.</summary>
    [Fact]
    public async Task A_changed_vote_keeps_the_view_that_everyone_reads()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", new Vote("5"));
        var voted = (await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct))!;
        var view = PublicView.Of(voted);

        await fixture.RunAsync("Bob", new Vote("8"));

        var changed = (await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct))!;
        Assert.NotSame(voted, changed);
        Assert.Same(view, PublicView.Of(changed));
    }

    [Fact]
    public async Task A_command_that_the_storage_refuses_fails_alone()
    {
        var (fixture, first) = await PausedAsync("Ann", "Bob", "Cleo");
        var waiting = Enumerable.Range(0, 10).Select(i => fixture.RunAsync($"Player {i}", new Join($"Player {i}"))).ToList();
        var writes = 0;
        fixture.Store.BeforeWrite = () =>
            writes++ is 0 or 4 ? throw new InvalidOperationException("A row is too long.") : Task.CompletedTask;
        first.Release();

        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting[3]);
        waiting.RemoveAt(3);
        foreach (var each in waiting) Assert.Null((await each).Refusal);
        Assert.Equal(12, (await fixture.StoredAsync())!.Players.Count);
    }

    [Fact]
    public async Task A_deletion_in_the_middle_comes_after_what_was_sent_before_it()
    {
        var (fixture, first) = await PausedAsync("Ann", "Bob");
        var vote = fixture.RunAsync("Bob", new Vote("8"));
        var delete = fixture.RunAsync("Ann", new DeleteSession());
        var tooLate = fixture.RunAsync("Bob", new Vote("3"));
        first.Release();

        Assert.Null((await vote).Refusal);
        Assert.Null((await delete).Refusal);
        Assert.Equal(Reason.NoSession, (await tooLate).Refusal?.Reason);
        Assert.Equal(["vote:submitted", "vote:submitted", "live:gone"], fixture.Changes.Select(change => change.Event.Name));
        Assert.Null(await fixture.StoredAsync());
    }

    [Fact]
    public async Task A_command_that_has_waited_too_long_fails_and_is_not_run_later()
    {
        var (fixture, first) = await PausedAsync("Ann", "Bob");
        var waiting = fixture.RunAsync("Bob", new Vote("8"));

        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<StoreBusyException>(() => waiting);

        first.Release();
        Assert.Null((await fixture.RunAsync("Ann", new Vote("13"))).Refusal);
        Assert.Equal(1, (await fixture.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task A_reader_during_a_commit_gets_the_state_before_it_at_once()
    {
        var (fixture, first) = await PausedAsync("Ann", "Bob");

        var read = fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct);

        Assert.True(read.IsCompleted);
        Assert.Equal(0, (await read)!.VoteCount);
        first.Release();
    }

    [Fact]
    public async Task Readers_of_a_session_that_is_not_in_memory_share_one_read()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var node = fixture.OpenNode();
        var (reads, slow) = (0, new PausePoint());
        fixture.Store.BeforeFind = () =>
        {
            reads++;
            return slow.PauseAsync();
        };

        var readers = Enumerable.Range(0, 20).Select(_ => node.FindAsync(fixture.Code, SessionsFixture.Ct).AsTask()).ToList();
        slow.Release();
        var found = await Task.WhenAll(readers);

        Assert.All(found, each => Assert.Same(found[0], each));
        Assert.Same(found[0], await node.FindAsync(fixture.Code, SessionsFixture.Ct));
        // The first alone, and those who waited for it together.
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task Unknown_sessions_leave_nothing_in_memory_and_unused_ones_are_let_go()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var before = await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct);
        Assert.Null(await fixture.Sessions.FindAsync(SessionCode.New(), SessionsFixture.Ct));
        Assert.Equal(1, fixture.Sessions.CountInMemory);

        fixture.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await fixture.Sessions.FindAsync(SessionCode.New(), SessionsFixture.Ct));
        // Somebody subscribes to it.
        Assert.Equal(1, fixture.Sessions.CountInMemory);

        await fixture.Subscription.DisposeAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await fixture.Sessions.FindAsync(SessionCode.New(), SessionsFixture.Ct));

        Assert.Equal(0, fixture.Sessions.CountInMemory);
        Assert.Equal(JsonText.Of(before), JsonText.Of(await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct)));
    }

    /// <summary>A session whose first command, a vote of the host, stands before its write.</summary>
    static async Task<(SessionsFixture Fixture, PausePoint First)> PausedAsync(string host, params string[] others)
    {
        var fixture = await SessionsFixture.OpenAsync(host, others);
        var pause = new PausePoint();
        fixture.Store.BeforeWrite = () =>
        {
            fixture.Store.BeforeWrite = () => Task.CompletedTask;
            return pause.PauseAsync();
        };
        _ = fixture.RunAsync(host, new Vote("5"));
        await pause.Reached;
        return (fixture, pause);
    }

    static (string Who, PlayerCommand Command) Command(int i) => (i % 7) switch
    {
        0 => ($"Player {i}", new Join($"Player {i}")),
        1 => ("Bob", new Vote(i % 2 == 0 ? "8" : "3")),
        2 => ("Cleo", new Vote("13")),
        3 => ("Ann", new CreateStory($"story {i}", $"Story {i}")),
        4 => ("Bob", new Reveal()),
        5 => ("Ann", new Reveal(2)),
        _ => ("Ann", new Reset(i / 7 % 3 == 0 ? null : 1)),
    };
}
