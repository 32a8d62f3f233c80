using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.Jobs;
using PlanningPoker.Web.Scheduling;

namespace PlanningPoker.Tests.Scheduling;

/// <summary>What is due in a session is run when its time has come: in time, late rather than never, and after a restart at once.</summary>
public sealed partial class DueCommandsTests
{
    static readonly CreateDeviceLink Link = new(new("a link"));

    [Fact]
    public async Task A_session_says_when_its_device_link_expires()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", Link);
        Assert.Equal(fixture.Clock.GetUtcNow() + DeviceLink.Lifetime, fixture.Schedule[fixture.Code]);

        await fixture.RunAsync("Zoe", new LinkDevice(Link.Link));
        Assert.Null(fixture.Schedule[fixture.Code]);
    }

    [Fact]
    public async Task An_expired_device_link_is_removed_in_time()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        using var due = Start(fixture);
        await fixture.RunAsync("Bob", Link);
        fixture.Published.Clear();

        Assert.InRange(await TimeUntilRemovedAsync(fixture, "Bob"), DeviceLink.Lifetime, DeviceLink.Lifetime + TimeSpan.FromSeconds(30));
        Assert.Equal(SystemReason.DeviceLinkExpired, Assert.IsType<PrivateChange>(Assert.Single(fixture.Published)).By.Reason);
        Assert.Null(fixture.Schedule[fixture.Code]);
    }

    [Fact]
    public async Task What_was_due_while_no_server_ran_is_run_after_the_start()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", Link);
        fixture.Clock.Advance(TimeSpan.FromDays(1));

        using var due = Start(fixture);

        var limit = TestTimeout.Token;
        while (IsStored(await fixture.StoredAsync(), "Bob")) await Task.Delay(1, limit);
        Assert.Null(fixture.Schedule[fixture.Code]);
    }

    [Fact]
    public async Task What_another_server_stored_is_found_within_a_minute_of_its_time()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        using var due = Start(fixture, isTold: false);
        await fixture.RunAsync("Ann", Link);

        Assert.InRange(await TimeUntilRemovedAsync(fixture, "Ann"), DeviceLink.Lifetime, DeviceLink.Lifetime + TimeSpan.FromMinutes(1.5));
    }

    [Fact]
    public async Task While_the_storage_is_busy_it_is_tried_again()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", Link);
        var failures = 0;
        fixture.Store.BeforeWrite = () =>
        {
            if (failures == 3) return Task.CompletedTask;
            failures++;
            throw new StoreBusyException(new TimeoutException());
        };
        fixture.Clock.Advance(DeviceLink.Lifetime);
        using var due = Start(fixture);

        await TimeUntilRemovedAsync(fixture, "Bob");

        Assert.Equal(3, failures);
    }

    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 60)]
    public async Task What_fails_is_tried_again_after_a_pause(bool isBusy, int seconds)
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", Link);
        fixture.Clock.Advance(DeviceLink.Lifetime);
        var tried = new SemaphoreSlim(0);
        fixture.Store.BeforeWrite = () =>
        {
            tried.Release();
            throw isBusy ? new StoreBusyException(new TimeoutException()) : new InvalidOperationException("Read-only.");
        };
        using var due = Start(fixture);
        Assert.True(await tried.WaitAsync(TestTimeout.Duration, SessionsFixture.Ct));

        for (var i = 0; i < 20; i++) await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct);
        fixture.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(await tried.WaitAsync(TimeSpan.FromMilliseconds(100), SessionsFixture.Ct));

        var limit = TestTimeout.Token;
        while (!await tried.WaitAsync(1, limit)) fixture.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_search_that_fails_is_repeated()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", Link);
        var searches = 0;
        fixture.Store.BeforeSearch = () => searches++ == 0 ? throw new InvalidOperationException("No such table.") : Task.CompletedTask;
        using var due = Start(fixture, isTold: false);

        await TimeUntilRemovedAsync(fixture, "Bob");

        Assert.True(searches > 1);
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_does_not_stop_the_others()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Bob", Link);
        fixture.Clock.Advance(DeviceLink.Lifetime);
        var reads = 0;
        fixture.Store.BeforeFind = () => reads++ == 0 ? throw new InvalidOperationException("A damaged row.") : Task.CompletedTask;

        using var due = Start(fixture, sessions: fixture.OpenNode());

        Assert.InRange(await TimeUntilRemovedAsync(fixture, "Bob"), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1.5));
        Assert.True(reads > 1);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_stop_the_search()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var clock = new WrongClock(fixture.Clock) { Offset = TimeSpan.FromDays(1) };
        var searched = new TaskCompletionSource();
        fixture.Store.BeforeSearch = () => Task.FromResult(searched.TrySetResult());
        using var due = Start(fixture, isTold: false, clock: clock);
        await searched.Task.WaitAsync(TestTimeout.Token);
        clock.Offset = TimeSpan.Zero;
        await fixture.RunAsync("Ann", Link);

        Assert.InRange(await TimeUntilRemovedAsync(fixture, "Ann"), DeviceLink.Lifetime, DeviceLink.Lifetime + TimeSpan.FromMinutes(1.5));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_delays_what_is_due_and_loses_nothing()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var clock = new WrongClock(fixture.Clock);
        using var due = Start(fixture, clock: clock);
        await fixture.RunAsync("Bob", Link);
        clock.Offset = TimeSpan.FromHours(-1);
        fixture.Clock.Advance(DeviceLink.Lifetime + TimeSpan.FromMinutes(1));
        Assert.True(IsStored(await fixture.StoredAsync(), "Bob"));

        clock.Offset = TimeSpan.Zero;

        await TimeUntilRemovedAsync(fixture, "Bob");
    }

    [Fact]
    public void Running_it_too_early_or_twice_changes_nothing()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", Link);
        var expire = DueCommand.NextIn(session.State)!;
        var early = expire.Command!.Run(session.State, new SystemActor(expire.Command!.Reason, expire.At.AddTicks(-1)));
        Assert.Equal(OutcomeKind.Unchanged, early.Kind);

        var once = expire.Command!.Run(session.State, new SystemActor(expire.Command!.Reason, expire.At));
        Assert.Equal(OutcomeKind.ChangedPrivately, once.Kind);
        Assert.Equal((session.State.Version, session.State.ActiveAt), (once.Session.Version, once.Session.ActiveAt));
        Assert.Null(DueCommand.NextIn(once.Session));
        Assert.Equal(OutcomeKind.Unchanged, expire.Command!.Run(once.Session, new SystemActor(expire.Command!.Reason, expire.At)).Kind);
    }

    /// <param name="fixture">The session.</param>
    /// <param name="isTold">Whether the server itself runs the commands; otherwise another does, and only the storage shows them.</param>
    /// <param name="sessions">The node on which they are run; null for the fixture's own.</param>
    /// <param name="clock">Their clock; null for the fixture's own.</param>
    /// <param name="presence">Who is present; null for nobody.</param>
    /// <param name="exchange">With other servers; null if there are none.</param>
    static DueCommands Start(SessionsFixture fixture, bool isTold = true, Sessions? sessions = null, TimeProvider? clock = null,
        KnownPresence? presence = null, OneServer? exchange = null)
    {
        clock ??= fixture.Clock;
        var times = new DueTimes(clock);
        var due = new DueCommands(
            sessions ?? fixture.Sessions, times, presence ?? new KnownPresence(), exchange ?? new OneServer(),
            fixture.Store, new JobHealth(), clock, NullLogger<DueCommands>.Instance);
        if (isTold) fixture.Schedule.Forward = times;
        if (presence is not null) presence.Observer = times;
        _ = due.StartAsync(SessionsFixture.Ct);
        return due;
    }

    /// <summary>Lets the time pass, five seconds at a time, until the player's device link is removed.</summary>
    /// <returns>How much time passed. The server may notice it a little later than it comes.</returns>
    static async Task<TimeSpan> TimeUntilRemovedAsync(SessionsFixture fixture, string player)
    {
        var (start, limit) = (fixture.Clock.GetUtcNow(), TestTimeout.Token);
        while (IsStored(await fixture.StoredAsync(), player))
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(1, limit);
        }
        return fixture.Clock.GetUtcNow() - start;
    }

    static async Task WaitForAsync(SessionsFixture fixture, Func<PokerSession, bool> condition)
    {
        var limit = TestTimeout.Token;
        while (!condition((await fixture.StoredAsync())!)) await Task.Delay(1, limit);
    }

    static bool IsStored(PokerSession? session, string player) =>
        session!.Players.Any(each => each.Name == player && each.DeviceLink is not null);
}
