using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Data.Store;

public sealed class ReadingTests : DataTest
{
    [Theory]
    [InlineData("Players")]
    [InlineData("Stories")]
    [InlineData("Rounds")]
    [InlineData("Votes")]
    public async Task A_session_that_changes_while_it_is_read_is_never_half_of_each(string table)
    {
        var writer = Database.Store();
        var session = await AddedAsync(writer);
        session = await SavedAsync(writer, session, "Ann", new Vote("5"));
        var changed = false;
        var reader = Database.Store(options => options.AddInterceptors(new Watcher(async sql =>
        {
            if (changed || !sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal)) return;
            changed = true;
            foreach (var (who, command) in new (string, Command)[] { ("Bob", new Join("Bob")), ("Ann", new CreateStory("one", "One")), ("Ann", new Reset()), ("Bob", new Vote("8")) })
                session = await SavedAsync(writer, session, who, command);
        })));

        var read = await reader.FindAsync(session.Code, Ct);

        Assert.True(changed);
        SessionText.AssertSame(session, read);
    }

    [Fact]
    public async Task A_session_deleted_while_it_is_read_is_not_found()
    {
        var writer = Database.Store();
        var session = await AddedAsync(writer);
        var reader = Database.Store(options => options.AddInterceptors(new Watcher(async sql =>
        {
            if (sql.Contains("FROM \"Rounds\"", StringComparison.Ordinal)) await writer.TryDeleteAsync(session);
        })));

        Assert.Null(await reader.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_session_in_use_is_read_once_whoever_asks()
    {
        var session = await AddedAsync(Database.Store());
        var watcher = new Watcher();
        var store = Database.Store(options => options.AddInterceptors(watcher));

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.FindAsync(session.Code, Ct)));

        Assert.All(found, each => Assert.Same(found[0], each));
        Assert.Equal(7, watcher.Commands.Count);
    }

    [Fact]
    public async Task What_was_saved_is_the_very_thing_that_is_found()
    {
        var store = Database.Store();
        var session = await SavedAsync(store, await AddedAsync(store), "Ann", new Vote("5"));

        Assert.Same(session, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_search_is_given_up_in_the_middle_when_nobody_waits_for_it()
    {
        var session = await AddedAsync(Database.Store());
        using var gone = new CancellationTokenSource();
        var store = Database.Store(options => options.AddInterceptors(new Watcher(sql =>
            sql.Contains("FROM \"Rounds\"", StringComparison.Ordinal) ? gone.CancelAsync() : Task.CompletedTask)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindAsync(session.Code, gone.Token));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }
}
