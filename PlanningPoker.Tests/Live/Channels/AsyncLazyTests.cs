using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Live.Channels;

public class AsyncLazyTests
{
    [Fact]
    public async Task Everyone_who_asks_while_the_value_is_made_gets_the_same_value()
    {
        var (times, go) = (0, new TaskCompletionSource());
        var lazy = new AsyncLazy<int>(async () =>
        {
            times++;
            await go.Task;
            return times;
        });

        var all = Enumerable.Range(0, 10).Select(_ => lazy.Value).ToArray();
        Assert.All(all, each => Assert.False(each.IsCompleted));
        go.SetResult();

        Assert.All(await Task.WhenAll(all), each => Assert.Equal(1, each));
        Assert.Equal(1, await lazy.Value);
    }

    [Fact]
    public async Task Only_one_of_several_concurrent_threads_makes_the_value()
    {
        const int Threads = 4, Rounds = 2000;
        var times = new int[Rounds];
        var lazies = Enumerable.Range(0, Rounds)
            .Select(round => new AsyncLazy<int>(() => Task.FromResult(Interlocked.Increment(ref times[round])))).ToArray();
        var values = new Task<int>[Rounds, Threads];
        using var start = new Barrier(Threads);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                start.SignalAndWait(TestTimeout.Duration);
                values[round, thread] = lazies[round].Value;
            }
        }, TestTimeout.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(times, each => Assert.Equal(1, each));
        Assert.All(Enumerable.Range(0, Rounds), round =>
            Assert.All(Enumerable.Range(0, Threads), thread => Assert.Same(lazies[round].Value, values[round, thread])));
    }

    [Fact]
    public async Task A_failure_is_the_same_for_everyone()
    {
        var lazy = new AsyncLazy<int>(() => throw new InvalidOperationException("first"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => lazy.Value);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => lazy.Value));
    }
}
