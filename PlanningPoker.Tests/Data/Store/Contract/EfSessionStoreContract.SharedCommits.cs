using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>Saves that wait for the database are committed together, and each still gets its own result.</summary>
public abstract partial class EfSessionStoreContract
{
    static readonly Command[] Commands = [new Vote("5"), new CreateStory("one", "One"), new Vote("8"), new UpdateSession("New"),
        new Vote("3")];

    readonly CommitCount commits = new();
    readonly WriterGate gate = new(1, TimeSpan.FromSeconds(10));
    readonly RecordedLog<EfSessionStore> log = new();

    [Fact]
    public async Task Sessions_that_wait_for_the_database_share_one_commit()
    {
        var store = OneWriter();
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
        var store = OneWriter();
        var (before, after) = await AddSeveralAsync(store);
        var faster = before[2].After("Ann", new Vote("13"));
        Assert.True(await Open().TrySaveAsync(before[2], faster));

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.Equal([true, true, false, true, true], saved);
        after[2] = faster;
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
        foreach (var session in after) SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task Every_save_recognises_a_shared_commit_without_an_answer()
    {
        var store = OneWriter();
        var (before, after) = await AddSeveralAsync(store);
        failures.FailAfterNextCommit();

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
    }

    [Fact]
    public async Task After_a_failed_shared_commit_each_save_is_committed_alone()
    {
        var store = OneWriter();
        var (before, after) = await AddSeveralAsync(store);
        failures.FailBeforeNextCommit();

        var saved = await SaveTogetherAsync(store, before, after);

        Assert.All(saved, Assert.True);
        foreach (var session in after) SessionText.AssertSame(session, await ReadFromDiskAsync(session));
        Assert.Single(log.Warnings, text => text.Contains("each is committed alone", StringComparison.Ordinal));
    }

    EfSessionStore OneWriter() => new(Database.Factory(options =>
    {
        options.AddInterceptors(commits, failures);
        Database.Configure(options, dependencies => new NonRetryingExecutionStrategy(dependencies), TimeSpan.FromSeconds(5));
    }), gate, log);

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
