using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data.Commits;

/// <summary>What waits for the database is written together, and still each is answered for itself.</summary>
public sealed class SharedCommitTests : DataTest
{
    static readonly Command[] Commands = [new Vote("5"), new CreateStory("one", "One"), new Vote("8"), new UpdateSession("New"), new Vote("3")];

    readonly CommitCount commits = new();
    readonly BrokenLine line = new();
    readonly WriterGate gate = new(1, TimeSpan.FromSeconds(10));

    [Fact]
    public async Task Sessions_that_wait_for_the_database_share_a_commit()
    {
        using var store = Store();
        var (before, after) = await WaitingAsync(store);
        commits.Count = 0;

        var saved = await SavedTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        // Two sessions may happen to take turns with each other, and then the second comes after.
        Assert.InRange(commits.Count, 1, 2);
        foreach (var session in after) SessionText.AssertSame(session, await OnDiskAsync(session));
    }

    [Fact]
    public async Task One_that_lost_its_race_takes_no_other_with_it()
    {
        using var store = Store();
        var (before, after) = await WaitingAsync(store);
        var faster = before[2].After("Ann", new Vote("13"));
        Assert.True(await Database.Store().TrySaveAsync(before[2], faster));

        var saved = await SavedTogetherAsync(store, before, after);

        Assert.Equal([true, true, false, true, true], saved);
        after[2] = faster;
        foreach (var session in after) SessionText.AssertSame(session, await OnDiskAsync(session));
        foreach (var session in after) SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_shared_commit_that_got_no_answer_is_known_as_each_ones_own()
    {
        using var store = Store();
        var (before, after) = await WaitingAsync(store);
        line.BreakAfterCommit();

        var saved = await SavedTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        foreach (var session in after) SessionText.AssertSame(session, await OnDiskAsync(session));
    }

    [Fact]
    public async Task A_shared_commit_that_came_to_nothing_is_made_up_for_one_by_one()
    {
        using var store = Store();
        var (before, after) = await WaitingAsync(store);
        line.BreakBeforeCommit();

        var saved = await SavedTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        foreach (var session in after) SessionText.AssertSame(session, await OnDiskAsync(session));
    }

    [Fact]
    public async Task One_whose_patience_ends_while_another_writes_it_is_told_what_came_of_it()
    {
        using var impatient = new WriterGate(1, TimeSpan.FromMilliseconds(50));
        var (begun, done) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        var written = new List<SaveRequest>();
        var shared = new SharedCommits(impatient, saves =>
        {
            written.AddRange(saves);
            begun.SetResult();
            return done.Task;
        });
        SaveRequest leads = new(null, Game.Opened()), taken = new(null, Game.Opened()), late = new(null, Game.Opened());
        Task<bool> first, second;
        using (await impatient.AcquireAsync()) (first, second) = (shared.SaveAsync(leads), shared.SaveAsync(taken));
        await begun.Task.WaitAsync(Ct);

        // It began to wait last, so when its patience has ended, so has the second's.
        await Assert.ThrowsAsync<StoreBusyException>(() => shared.SaveAsync(late));
        done.SetResult(true);

        Assert.True(await first);
        Assert.True(await second);
        Assert.Equal([leads, taken], written);
    }

    EfSessionStore Store() =>
        new(Database.Factory(options => options.AddInterceptors(commits, line)), gate, NullLogger<EfSessionStore>.Instance);

    static async Task<(PokerSession[] Before, PokerSession[] After)> WaitingAsync(EfSessionStore store)
    {
        var before = new PokerSession[Commands.Length];
        for (var i = 0; i < before.Length; i++) before[i] = await AddedAsync(store);
        return (before, [.. before.Select((session, i) => session.After("Ann", Commands[i]))]);
    }

    /// <summary>All come while another has the database.</summary>
    async Task<bool[]> SavedTogetherAsync(EfSessionStore store, PokerSession[] before, PokerSession[] after)
    {
        Task<bool>[] saves;
        using (await gate.AcquireAsync()) saves = [.. before.Select((session, i) => store.TrySaveAsync(session, after[i]))];
        return await Task.WhenAll(saves);
    }

    sealed class CommitCount : DbTransactionInterceptor
    {
        public int Count { get; set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Count++;
            return Task.CompletedTask;
        }
    }
}
