using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data.Store;

public sealed class CommitInDoubtTests : DataTest
{
    readonly BrokenLine line = new();

    EfSessionStore Plain() => Database.Store(options => options.AddInterceptors(line));

    EfSessionStore Retrying() => Database.Store(options =>
    {
        options.AddInterceptors(line);
        BrokenLine.Retrying(options);
    });

    [Fact]
    public async Task What_was_not_committed_is_not_shown()
    {
        var store = Plain();
        var session = await AddedAsync(store);
        line.BreakBeforeCommit();

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
        SessionText.AssertSame(session, await OnDiskAsync(session));
        await SavedAsync(store, session, "Ann", new Vote("8"));
    }

    [Fact]
    public async Task What_was_committed_without_an_answer_is_shown_as_it_is()
    {
        var store = Plain();
        var session = await AddedAsync(store);
        var next = session.After("Ann", new Vote("5"));
        line.BreakAfterCommit();

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, next));

        SessionText.AssertSame(next, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_commit_that_is_tried_again_before_it_came_through_is_done_once()
    {
        var store = Retrying();
        var session = await AddedAsync(store);
        line.BreakBeforeCommit();

        var next = await SavedAsync(store, session, "Ann", new CreateStory("one", "One"));

        SessionText.AssertSame(next, await OnDiskAsync(session));
    }

    [Fact]
    public async Task A_commit_that_is_tried_again_after_it_came_through_is_known_as_ones_own()
    {
        var store = Retrying();
        var session = await AddedAsync(store);
        foreach (var command in new Command[] { new CreateStory("one", "One"), new Vote("5"), new Vote("8"), new Reset(), new Vote("3"), new Reset() })
        {
            line.BreakAfterCommit();
            session = await SavedAsync(store, session, "Ann", command);
            SessionText.AssertSame(session, await OnDiskAsync(session));
        }
    }

    [Fact]
    public async Task A_new_session_whose_commit_got_no_answer_is_known_as_ones_own()
    {
        var store = Retrying();
        line.BreakAfterCommit();

        var session = await AddedAsync(store);

        SessionText.AssertSame(session, await OnDiskAsync(session));
    }

    [Fact]
    public async Task A_commit_that_was_overtaken_while_in_doubt_is_not_called_lost()
    {
        var (store, other) = (Retrying(), Database.Store());
        var session = await AddedAsync(store);
        var next = session.After("Ann", new CreateStory(null, "Made once"));
        var later = next.After("Ann", new Vote("5"));
        line.BreakAfterCommit(async () => Assert.True(await other.TrySaveAsync(next, later)));

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, next));

        SessionText.AssertSame(later, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_race_lost_while_in_doubt_is_a_race_lost()
    {
        var (store, other) = (Retrying(), Database.Store());
        var session = await AddedAsync(store);
        var won = session.After("Ann", new Vote("5"));
        Assert.True(await other.TrySaveAsync(session, won));
        line.BreakBeforeCommit();

        Assert.False(await store.TrySaveAsync(session, session.After("Ann", new CreateStory(null, "Too late"))));

        SessionText.AssertSame(won, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_deletion_that_got_no_answer_is_known_as_ones_own()
    {
        var broken = false;
        Watcher watcher = null!;
        watcher = new(async sql =>
        {
            if (broken || !sql.StartsWith("DELETE", StringComparison.Ordinal)) return;
            broken = true;
            await using var connection = await Database.ConnectAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM Sessions";
            await command.ExecuteNonQueryAsync(Ct);
            throw new TimeoutException("The line broke.");
        });
        var store = Database.Store(options =>
        {
            options.AddInterceptors(watcher);
            BrokenLine.Retrying(options);
        });
        var session = await AddedAsync(store);

        Assert.True(await store.TryDeleteAsync(session));

        Assert.True(broken);
        Assert.Null(await store.FindAsync(session.Code, Ct));
    }
}
