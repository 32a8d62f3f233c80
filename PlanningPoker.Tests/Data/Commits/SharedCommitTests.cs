using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Tests.Data.Commits;

public class SharedCommitTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

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
}
