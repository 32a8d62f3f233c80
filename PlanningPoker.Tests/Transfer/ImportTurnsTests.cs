using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Two imports are read at once; the others wait, and too many or too long is refused.</summary>
public sealed class ImportTurnsTests : IDisposable
{
    readonly FakeTimeProvider time = new();
    readonly ImportTurns turns;

    public ImportTurnsTests() => turns = new(time);

    [Fact]
    public async Task The_third_import_waits_until_one_of_two_has_ended()
    {
        using var first = await turns.TakeAsync(TestTimeout.Token);
        using var second = await turns.TakeAsync(TestTimeout.Token);
        var third = turns.TakeAsync(TestTimeout.Token);
        Assert.False(third.IsCompleted);

        first!.Dispose();
        first.Dispose();

        Assert.NotNull(await third);
        Assert.False(turns.TakeAsync(TestTimeout.Token).IsCompleted);
    }

    [Fact]
    public async Task Who_waits_too_long_gets_no_turn()
    {
        using var first = await turns.TakeAsync(TestTimeout.Token);
        using var second = await turns.TakeAsync(TestTimeout.Token);
        var third = turns.TakeAsync(TestTimeout.Token);
        time.Advance(ImportTurns.QueueTimeout);
        Assert.Null(await third);
    }

    [Fact]
    public async Task Who_comes_when_too_many_wait_gets_no_turn_at_once()
    {
        using var first = await turns.TakeAsync(TestTimeout.Token);
        using var second = await turns.TakeAsync(TestTimeout.Token);
        for (var i = 0; i < ImportTurns.MaxWaiting; i++) _ = turns.TakeAsync(TestTimeout.Token);
        Assert.Null(await turns.TakeAsync(TestTimeout.Token));
    }

    [Fact]
    public async Task Who_cancels_waits_no_longer()
    {
        using var first = await turns.TakeAsync(TestTimeout.Token);
        using var second = await turns.TakeAsync(TestTimeout.Token);
        using CancellationTokenSource cancelled = new();
        var third = turns.TakeAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    }

    public void Dispose() => turns.Dispose();
}
