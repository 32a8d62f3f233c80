using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Web.Streams;

/// <summary>However many want a frame at the same moment, it is made once.</summary>
public class OnceTests
{
    Task<int>? made;

    [Fact]
    public async Task Who_comes_while_it_is_made_waits_for_the_same()
    {
        var (times, go) = (0, new TaskCompletionSource());
        var all = Enumerable.Range(0, 10).Select(_ => Once.MakeAsync(ref made, MakeAsync)).ToArray();
        Assert.All(all, each => Assert.False(each.IsCompleted));
        go.SetResult();
        Assert.All(await Task.WhenAll(all), each => Assert.Equal(1, each));
        Assert.Equal(1, await Once.MakeAsync(ref made, MakeAsync));

        async Task<int> MakeAsync()
        {
            times++;
            await go.Task;
            return times;
        }
    }

    [Fact]
    public async Task Of_those_who_begin_at_the_same_moment_one_makes_it()
    {
        const int Comers = 4, Rounds = 2000;
        var fields = new Task<int>?[Rounds];
        var times = new int[Rounds];
        var got = new Task<int>[Rounds, Comers];
        using var start = new Barrier(Comers);
        await Task.WhenAll(Enumerable.Range(0, Comers).Select(comer => Task.Factory.StartNew(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var each = round;
                start.SignalAndWait(Deadline.Time);
                got[each, comer] = Once.MakeAsync(ref fields[each], () => Task.FromResult(Interlocked.Increment(ref times[each])));
            }
        }, Deadline.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.All(times, each => Assert.Equal(1, each));
        Assert.All(Enumerable.Range(0, Rounds), round => Assert.All(Enumerable.Range(0, Comers), comer => Assert.Same(fields[round], got[round, comer])));
    }

    [Fact]
    public async Task What_fails_fails_for_all()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Once.MakeAsync(ref made, () => throw new InvalidOperationException("first")));
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => Once.MakeAsync(ref made, () => Task.FromResult(1))));
    }
}
