using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Scheduling;

namespace PlanningPoker.Tests.Scheduling;

public sealed class DueTimesTests
{
    [Fact]
    public void A_time_that_was_read_earlier_does_not_replace_an_earlier_one()
    {
        var clock = new FakeTimeProvider();
        var times = new DueTimes(clock);
        var (code, now) = (SessionCode.New(), clock.GetUtcNow());
        times.Set(code, now.AddSeconds(10));
        times.SetIfEarlier(code, now.AddSeconds(20));
        Assert.Equal([code], times.TakeDue(now.AddSeconds(10)));

        times.SetIfEarlier(code, now.AddSeconds(20));
        times.SetIfEarlier(code, now.AddSeconds(15));
        Assert.Equal([code], times.TakeDue(now.AddSeconds(15)));
        Assert.Empty(times.TakeDue(now.AddSeconds(30)));
    }

    [Fact]
    public void A_later_check_is_made_whatever_becomes_due_or_not_until_then()
    {
        var clock = new FakeTimeProvider();
        var times = new DueTimes(clock);
        var (code, now) = (SessionCode.New(), clock.GetUtcNow());
        times.CheckAt(code, now.AddSeconds(20));
        times.Set(code, now.AddSeconds(5));
        Assert.Equal([code], times.TakeDue(now.AddSeconds(5)));
        times.Set(code, null);

        Assert.Empty(times.TakeDue(now.AddSeconds(19)));
        Assert.Equal([code], times.TakeDue(now.AddSeconds(20)));
        Assert.Empty(times.TakeDue(now.AddSeconds(40)));
    }

    [Fact]
    public void A_session_is_postponed_until_its_time_whoever_reads_it_meanwhile()
    {
        var clock = new FakeTimeProvider();
        var times = new DueTimes(clock);
        var (code, now) = (SessionCode.New(), clock.GetUtcNow());
        times.Set(code, now);
        Assert.False(times.IsPostponed(code));

        times.Postpone(code, now.AddSeconds(5));
        times.Set(code, now);
        Assert.True(times.IsPostponed(code));
        Assert.Empty(times.TakeDue(now.AddSeconds(4)));

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(times.IsPostponed(code));
        Assert.Equal([code], times.TakeDue(clock.GetUtcNow()));
    }

    [Fact]
    public void A_clock_that_is_set_back_postpones_a_session_no_longer_than_a_minute()
    {
        var inner = new FakeTimeProvider();
        var clock = new WrongClock(inner) { Offset = TimeSpan.FromDays(1) };
        var times = new DueTimes(clock);
        var code = SessionCode.New();
        times.Postpone(code, clock.GetUtcNow().AddSeconds(5));
        Assert.True(times.IsPostponed(code));

        clock.Offset = TimeSpan.Zero;
        times.SetIfEarlier(code, clock.GetUtcNow());
        Assert.False(times.IsPostponed(code));
        Assert.Equal([code], times.TakeDue(clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_time_that_was_replaced_ends_no_wait()
    {
        var clock = new FakeTimeProvider();
        var times = new DueTimes(clock);
        var (code, now) = (SessionCode.New(), clock.GetUtcNow());
        times.Set(code, now.AddSeconds(5));
        times.Set(code, now.AddSeconds(10));
        var waiting = times.WaitAsync(TimeSpan.FromMinutes(1), TestTimeout.Token);

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(waiting.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(5));
        await waiting;
        Assert.Equal([code], times.TakeDue(clock.GetUtcNow()));
    }
}
