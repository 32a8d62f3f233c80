using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>Commands that wait for their session and are committed together: the same on every store.</summary>
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task Commands_sent_at_once_are_stored_as_if_sent_one_by_one()
    {
        var (store, session) = await AddAsync();
        var waiting = await WaitingCommands.BehindAsync(store, session.Code);
        var rest = Enumerable.Range(0, 50).Select(Command).ToList();
        List<(string Player, PlayerCommand Command)> commands = [("Ann", new Vote("5")), .. rest];

        List<Task<Answer>> running = [waiting.First, .. rest.Select(each => waiting.RunAsync(each.Player, each.Command))];
        waiting.Release();
        var answers = await Task.WhenAll(running);

        var expected = session;
        foreach (var ((player, command), answer) in commands.Zip(answers))
        {
            var actor = new PlayerActor(SampleSession.DeviceOf(player), answer.Outcome!.Session.ActiveAt);
            var outcome = command.Run(expected, actor);
            Assert.Equal((outcome.Kind, outcome.Refusal?.Reason, outcome.Event?.Name),
                (answer.Outcome.Kind, answer.Refusal?.Reason, answer.Outcome.Event?.Name));
            expected = outcome.Session;
        }
        var last = answers[^1].Outcome!.Session;
        Assert.Equal((expected.Version, expected.Stamp, 20), (last.Version, last.Stamp, last.VoteCount));
        SessionText.AssertSame(last, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_all_commands_in_it_stores_nothing_and_tells_nobody()
    {
        var (store, session) = await AddAsync();
        var waiting = await WaitingCommands.BehindAsync(store, session.Code);
        var running = Enumerable.Range(0, 10).Select(i => waiting.RunAsync($"Player {i}", new Join($"Player {i}"))).ToList();
        waiting.Store.BeforeWrite = () => throw new StoreBusyException(new TimeoutException());
        waiting.Release();

        Assert.Null((await waiting.First).Refusal);
        foreach (var each in running) await Assert.ThrowsAsync<StoreBusyException>(() => each);
        Assert.Equal(["vote:submitted"], waiting.Told);
        var stored = (await Open().FindAsync(session.Code, Ct))!;
        Assert.Equal((session.Stamp + 1, 1), (stored.Stamp, stored.Players.Count));
    }

    [Fact]
    public async Task After_a_race_that_another_process_has_won_the_whole_batch_is_applied_again()
    {
        var (store, session) = await AddAsync();
        var waiting = await WaitingCommands.BehindAsync(store, session.Code);
        var (join, vote) = (waiting.RunAsync("Bob", new Join("Bob")), waiting.RunAsync("Bob", new Vote("8")));
        waiting.Store.BeforeWrite = async () =>
        {
            waiting.Store.BeforeWrite = () => Task.CompletedTask;
            var other = Open();
            var now = (await other.FindAsync(session.Code, Ct))!;
            Assert.True(await other.TrySaveAsync(now, now.After("Cleo", new Join("Cleo"))));
        };
        waiting.Release();

        Assert.Null((await join).Refusal);
        Assert.Null((await vote).Refusal);
        var stored = (await Open().FindAsync(session.Code, Ct))!;
        Assert.Equal(["Ann", "Cleo", "Bob"], stored.Players.Select(player => player.Name));
        Assert.Equal(["5", null, "8"], stored.Players.Select(player => stored.Round.FaceOf(player.Id)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vote_and_a_reveal_in_one_batch_count_in_the_order_in_which_they_came(bool isVoteFirst)
    {
        var (store, session) = await AddAsync();
        session = await SaveAsync(store, session, new Join("Bob"), "Bob");
        var waiting = await WaitingCommands.BehindAsync(store, session.Code);
        Task<Answer> Vote() => waiting.RunAsync("Bob", new Vote("8", 1));
        Task<Answer> Reveal() => waiting.RunAsync("Ann", new Reveal(1));
        var (vote, reveal) = isVoteFirst ? (Vote(), Reveal()) : (null, Reveal());
        vote ??= Vote();
        waiting.Release();

        Assert.Null((await reveal).Refusal);
        Assert.Equal(isVoteFirst ? null : Reason.AlreadyRevealed, (await vote).Refusal?.Reason);
        Assert.Equal([.. Enumerable.Repeat("vote:submitted", isVoteFirst ? 2 : 1), "cards:revealed"], waiting.Told);
        var stored = (await Open().FindAsync(session.Code, Ct))!;
        Assert.Equal(isVoteFirst ? "8" : null, stored.Round.FaceOf(stored.Players[1].Id));
        Assert.True(stored.Round.IsRevealed);
    }

    [Fact]
    public async Task Votes_alone_are_read_up_to_the_stamp_that_is_known()
    {
        var (store, session) = await AddAsync();
        session = await SaveAsync(store, session, new Vote("5"));
        var known = session;
        session = await SaveAsync(store, session, new Retract());
        Assert.Equal(known.Stamp + 1, session.Stamp);

        SessionText.AssertSame(session, await store.FindVotesAsync(known, session.Stamp, Ct));
        Assert.Null(await store.FindVotesAsync(known, session.Stamp + 1, Ct));
        session = await SaveAsync(store, session, new Reset());
        Assert.Null(await store.FindVotesAsync(known, session.Stamp - 1, Ct));
        SessionText.AssertSame(session, await store.FindVotesAsync(session with { Stamp = 1, Version = 1 }, session.Stamp, Ct));
    }

    [Fact]
    public async Task Sessions_that_are_due_or_unused_are_found_the_earliest_first()
    {
        var (store, session) = await AddAsync();
        var other = SampleSession.Open(session.ActiveAt.AddDays(1));
        Assert.True(await store.AddAsync(other));
        session = await SaveAsync(store, session, new CreateDeviceLink(new(SampleSession.DeviceOf("link").Value)));
        var due = DueCommand.NextIn(session)!.At;

        Assert.DoesNotContain(await store.FindDueAsync(due.AddMicroseconds(-1), 0, 1000, Ct), each => each.Code == session.Code);
        Assert.Contains(new DueSession(session.Code, due), await store.FindDueAsync(due, 0, 1000, Ct));
        Assert.DoesNotContain(await store.FindDueAsync(DateTimeOffset.MaxValue.AddDays(-1), 0, 1000, Ct), each => each.Code == other.Code);

        var unused = await store.FindUnusedAsync(other.ActiveAt.AddMicroseconds(1), 0, 1000, Ct);
        Assert.Equal([session.Code, other.Code], unused.Where(code => code == session.Code || code == other.Code));
        Assert.DoesNotContain(other.Code, await store.FindUnusedAsync(other.ActiveAt, 0, 1000, Ct));

        Assert.True(await store.TrySaveAsync(other, other with { MarkedUnusedAt = other.ActiveAt, Stamp = other.Stamp + 1 }));
        Assert.Contains(other.Code, await store.FindUnusedAsync(other.ActiveAt, 0, 1000, Ct));
    }

    static (string Player, PlayerCommand Command) Command(int i) => i switch
    {
        < 20 => ($"Player {i}", new Join($"Player {i}")),
        < 40 => ($"Player {i - 20}", new Vote("8")),
        < 44 => ($"Player {i - 40}", new Vote("13")),
        44 => ("Player 0", new Retract()),
        45 => ("Player 1", new Reveal()),
        _ => ("Ann", new CreateStory($"story-{i % 3}", "A story")),
    };
}
