using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data.Commits;

/// <summary>Saves that wait for the database are committed together, and each still gets its own result.</summary>
public sealed class SharedCommitTests : DatabaseTest
{
    static readonly Command[] Commands = [new Vote("5"), new CreateStory("one", "One"), new Vote("8"), new UpdateSession("New"),
        new Vote("3")];

    readonly CommitCount commits = new();
    readonly CommitFailures failures = new();
    readonly WriterGate gate = new(1, TimeSpan.FromSeconds(10));

    [Fact]
    public async Task Sessions_that_wait_for_the_database_share_one_commit()
    {
        var store = Store();
        var (before, after) = await AddSeveralAsync(store);
        commits.Count = 0;

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        // Two commits when the second save starts to wait after the first was taken.
        Assert.InRange(commits.Count, 1, 2);
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
    }

    [Fact]
    public async Task A_lost_race_does_not_affect_the_other_saves_of_its_commit()
    {
        var store = Store();
        var (before, after) = await AddSeveralAsync(store);
        var faster = before[2].After("Ann", new Vote("13"));
        Assert.True(await Database.Store().TrySaveAsync(before[2], faster));

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.Equal([true, true, false, true, true], saved);
        after[2] = faster;
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
        foreach (var session in after) SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task Every_save_recognises_a_shared_commit_without_an_answer()
    {
        var store = Store();
        var (before, after) = await AddSeveralAsync(store);
        failures.FailAfterNextCommit();

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
    }

    [Fact]
    public async Task After_a_failed_shared_commit_each_save_is_committed_alone()
    {
        var store = Store();
        var (before, after) = await AddSeveralAsync(store);
        failures.FailBeforeNextCommit();

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
    }

    [Fact]
    public async Task A_save_that_times_out_while_it_is_being_written_gets_its_result()
    {
        using var shortGate = new WriterGate(1, TimeSpan.FromMilliseconds(50));
        var (begun, done) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        var written = new List<SaveRequest>();
        var shared = new SharedCommits(shortGate, saves =>
        {
            written.AddRange(saves);
            begun.SetResult();
            return done.Task;
        }, NullLogger.Instance);
        SaveRequest leads = new(null, SampleSession.Open());
        SaveRequest taken = new(null, SampleSession.Open()), late = new(null, SampleSession.Open());
        Task<bool> first, second;
        using (await shortGate.AcquireAsync()) (first, second) = (shared.SaveAsync(leads), shared.SaveAsync(taken));
        await begun.Task.WaitAsync(Ct);

        // It began to wait last: when it has timed out, so has the second.
        await Assert.ThrowsAsync<StoreBusyException>(() => shared.SaveAsync(late));
        done.SetResult(true);

        Assert.True(await first);
        Assert.True(await second);
        Assert.Equal([leads, taken], written);
    }

    EfSessionStore Store() =>
        new(Database.Factory(options => options.AddInterceptors(commits, failures)), gate, NullLogger<EfSessionStore>.Instance);

    static async Task<(PokerSession[] Before, PokerSession[] After)> AddSeveralAsync(EfSessionStore store)
    {
        var before = new PokerSession[Commands.Length];
        for (var i = 0; i < before.Length; i++) before[i] = await AddAsync(store);
        return (before, [.. before.Select((session, i) => session.After("Ann", Commands[i]))]);
    }

    /// <summary>Saves all sessions while another writer has the database.</summary>
    async Task<bool[]> SaveTogetherAsync(EfSessionStore store, PokerSession[] before, PokerSession[] after)
    {
        Task<bool>[] saves;
        using (await gate.AcquireAsync()) saves = [.. before.Select((session, i) => store.TrySaveAsync(session, after[i]))];
        return await Task.WhenAll(saves);
    }

    sealed class CommitCount : DbTransactionInterceptor
    {
        public int Count { get; set; }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Count++;
            return Task.CompletedTask;
        }
    }
}
