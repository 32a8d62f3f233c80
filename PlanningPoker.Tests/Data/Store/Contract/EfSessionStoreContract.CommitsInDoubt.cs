using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Data.Store;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>
/// The connection is lost during a commit: nobody knows whether it was done, and a provider that retries meets its own work.
/// </summary>
public abstract partial class EfSessionStoreContract
{
    readonly CommitFailures failures = new();

    EfSessionStore Plain() => StoreWith(dependencies => new NonRetryingExecutionStrategy(dependencies), failures);

    EfSessionStore Retrying() => StoreWith(dependencies => new CommitFailures.RetryOnTimeout(dependencies), failures);

    EfSessionStore StoreWith(Func<ExecutionStrategyDependencies, IExecutionStrategy> retries, IInterceptor interceptor) =>
        Database.Store(options =>
        {
            options.AddInterceptors(interceptor);
            Database.Configure(options, retries, TimeSpan.FromSeconds(5));
        });

    [Fact]
    public async Task A_failed_commit_is_not_visible()
    {
        var store = Plain();
        var session = await AddAsync(store);
        failures.FailBeforeNextCommit();

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
        SessionText.AssertSame(session, await ReadFromDiskAsync(session));
        await SaveAsync(store, session, "Ann", new Vote("8"));
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_visible()
    {
        var store = Plain();
        var session = await AddAsync(store);
        var next = session.After("Ann", new Vote("5"));
        failures.FailAfterNextCommit();

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, next));

        SessionText.AssertSame(next, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_retry_after_a_failed_commit_commits_once()
    {
        var store = Retrying();
        var session = await AddAsync(store);
        failures.FailBeforeNextCommit();

        var next = await SaveAsync(store, session, "Ann", new CreateStory("one", "One"));

        SessionText.AssertSame(next, await ReadFromDiskAsync(session));
    }

    [Fact]
    public async Task A_retry_after_a_commit_without_an_answer_recognises_it()
    {
        var store = Retrying();
        var session = await AddAsync(store);
        foreach (var command in new Command[] { new CreateStory("one", "One"), new Vote("5"), new Vote("8"), new Reset(), new Vote("3"),
            new Reset() })
        {
            failures.FailAfterNextCommit();
            session = await SaveAsync(store, session, "Ann", command);
            SessionText.AssertSame(session, await ReadFromDiskAsync(session));
        }
    }

    [Fact]
    public async Task A_retry_after_an_added_session_without_an_answer_recognises_it()
    {
        var store = Retrying();
        failures.FailAfterNextCommit();

        var session = await AddAsync(store);

        SessionText.AssertSame(session, await ReadFromDiskAsync(session));
    }

    [Fact]
    public async Task A_commit_in_doubt_that_was_overwritten_is_busy_not_lost()
    {
        var (store, other) = (Retrying(), Database.Store());
        var session = await AddAsync(store);
        var next = session.After("Ann", new CreateStory(null, "Made once"));
        var later = next.After("Ann", new Vote("5"));
        failures.FailAfterNextCommit(async () => Assert.True(await other.TrySaveAsync(next, later)));

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, next));

        SessionText.AssertSame(later, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_race_lost_during_a_retry_is_lost()
    {
        var (store, other) = (Retrying(), Database.Store());
        var session = await AddAsync(store);
        var won = session.After("Ann", new Vote("5"));
        Assert.True(await other.TrySaveAsync(session, won));
        failures.FailBeforeNextCommit();

        Assert.False(await store.TrySaveAsync(session, session.After("Ann", new CreateStory(null, "Too late"))));

        SessionText.AssertSame(won, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_retry_after_a_deletion_without_an_answer_recognises_it()
    {
        var session = await AddAsync(Open());
        var broken = false;
        var store = StoreWith(dependencies => new CommitFailures.RetryOnTimeout(dependencies), new BeforeCommand(async sql =>
        {
            if (broken || !sql.StartsWith("DELETE", StringComparison.Ordinal)) return;
            broken = true;
            await RunAsync($"DELETE FROM \"Sessions\" WHERE \"Code\" = '{session.Code}'");
            throw new TimeoutException("The connection was lost.");
        }));

        Assert.True(await store.TryDeleteAsync(session));

        Assert.True(broken);
        Assert.Null(await store.FindAsync(session.Code, Ct));
    }
}
