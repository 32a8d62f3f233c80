using PlanningPoker.Web.Live;

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
    public async Task What_fails_fails_for_all()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Once.MakeAsync(ref made, () => throw new InvalidOperationException("first")));
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => Once.MakeAsync(ref made, () => Task.FromResult(1))));
    }
}
