using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.Jobs;
using PlanningPoker.Web.Scheduling;

namespace PlanningPoker.Tests.Scheduling;

/// <summary>The system marks and then deletes sessions that nobody uses; connected readers receive the cause.</summary>
public sealed class SessionExpiryTests
{
    static readonly TimeSpan Lifetime = SessionExpiry.DefaultLifetime, Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Unused_sessions_are_marked_and_deleted_a_day_later_and_others_stay()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(Lifetime - TimeSpan.FromHours(30));
        var young = await fixture.OpenAnotherAsync("Bob");
        fixture.Clock.Advance(TimeSpan.FromHours(28));

        var hours = await HoursUntilDeletedAsync(fixture, fixture.Code);

        // Three until it is old enough, and the notice; a test may be an hour late to look.
        Assert.InRange(hours, 26, 29);
        Assert.Null(await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct));
        Assert.NotNull(await fixture.Memory.FindAsync(young, SessionsFixture.Ct));
    }

    [Fact]
    public async Task The_deletion_is_published_with_its_cause_and_the_mark_is_not()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(Lifetime + Hour);

        await HoursUntilDeletedAsync(fixture, fixture.Code);

        Assert.Equal(new SessionDeleted(SystemReason.SessionUnused), Assert.Single(fixture.Published.OfType<SessionChange>()).Event);
    }

    [Fact]
    public async Task More_unused_sessions_than_one_batch_are_all_deleted()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        for (var i = 0; i < 120; i++) await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(Lifetime + Hour);

        await HoursUntilDeletedAsync(fixture, last);

        Assert.Empty(await fixture.Memory.FindUnusedAsync(DateTimeOffset.MaxValue, 0, 1, SessionsFixture.Ct));
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_does_not_stop_the_others()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        for (var i = 0; i < 60; i++) await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(Lifetime + Hour);
        var (health, damaged) = (new JobHealth(), new HashSet<SessionCode>());
        fixture.Store.BeforeFindOf = code =>
        {
            if (damaged.Count < 55 && code != last) damaged.Add(code);
            return damaged.Contains(code) ? throw new InvalidOperationException("A damaged row.") : Task.CompletedTask;
        };

        await HoursUntilDeletedAsync(fixture, last, sessions: fixture.OpenNode(), health: health);

        Assert.Equal(55, (await fixture.Memory.FindUnusedAsync(DateTimeOffset.MaxValue, 0, 100, SessionsFixture.Ct)).Count);
        Assert.True(health.FailuresOf("expiry") > 0);
    }

    public static TheoryData<Exception> Failures => [
        new SqliteException("malformed", 11), new SqliteException("read-only", 8), new SqliteException("constraint", 19),
        new SqliteException("no such table", 1), new StoreBusyException(new TimeoutException()), new InvalidDataException("bad code"),
        new OperationCanceledException("cancelled by a driver"),
    ];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task No_failure_of_the_database_ends_the_sweep(Exception failure)
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(Lifetime + Hour);
        var (health, failures) = (new JobHealth(), 0);
        fixture.Store.BeforeUnusedSearch = () => failures++ < 2 ? throw failure : Task.CompletedTask;
        fixture.Store.BeforeWrite = () => failures++ < 5 ? throw failure : Task.CompletedTask;

        await HoursUntilDeletedAsync(fixture, fixture.Code, health: health);

        Assert.True(failures > 5);
        Assert.True(health.FailuresOf("expiry") > 2);
    }

    [Fact]
    public async Task A_marked_session_that_is_used_again_stays()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(Lifetime + Hour);
        using var expiry = Expiry(fixture);
        await RunAsync(fixture, expiry, hours: 1);
        Assert.NotNull((await fixture.StoredAsync())!.MarkedUnusedAt);

        await fixture.RunAsync("Ann", new Vote("5"));

        await RunAsync(fixture, expiry, hours: 48);
        Assert.Null((await fixture.StoredAsync())!.MarkedUnusedAt);
    }

    [Fact]
    public async Task The_sweep_runs_every_hour_by_itself()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(Lifetime + Hour);
        using var expiry = Expiry(fixture);
        await expiry.StartAsync(SessionsFixture.Ct);
        var limit = TestTimeout.Token;
        while (await fixture.StoredAsync() is not null)
        {
            limit.ThrowIfCancellationRequested();
            fixture.Clock.Advance(Hour);
            await Task.Yield();
        }
        await expiry.StopAsync(SessionsFixture.Ct);
    }

    [Fact]
    public async Task A_clock_that_starts_months_ahead_or_jumps_deletes_nothing_before_a_day_is_over()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var clock = new WrongClock(fixture.Clock) { Offset = TimeSpan.FromDays(91) };
        using var expiry = Expiry(fixture, clock: clock);

        await RunAsync(fixture, expiry, hours: 24);

        Assert.NotNull(await fixture.StoredAsync());
    }

    [Fact]
    public async Task Marks_of_a_wrong_clock_are_taken_away_when_it_is_right_and_count_at_no_later_start()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var others = new List<SessionCode>();
        for (var i = 0; i < 60; i++) others.Add(await fixture.OpenAnotherAsync("Ann"));
        var wrong = new WrongClock(fixture.Clock) { Offset = TimeSpan.FromDays(91) };
        using (var expiry = Expiry(fixture, clock: wrong)) await RunAsync(fixture, expiry, hours: 2);
        Assert.NotNull((await fixture.StoredAsync())!.MarkedUnusedAt);

        using (var expiry = Expiry(fixture, sessions: fixture.OpenNode())) await RunAsync(fixture, expiry, hours: 1);
        foreach (var code in (SessionCode[])[fixture.Code, .. others])
            Assert.Null((await fixture.Memory.FindAsync(code, SessionsFixture.Ct))!.MarkedUnusedAt);

        wrong.Offset += TimeSpan.FromDays(2);
        using (var expiry = Expiry(fixture, clock: wrong)) await RunAsync(fixture, expiry, hours: 2);
        Assert.NotNull(await fixture.StoredAsync());
    }

    [Fact]
    public async Task The_lifetime_is_configurable_and_zero_means_for_ever()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromDays(2));

        using (var never = Expiry(fixture, "0"))
        {
            await never.StartAsync(SessionsFixture.Ct);
            await never.ExecuteTask!;
        }
        Assert.NotNull(await fixture.StoredAsync());

        await HoursUntilDeletedAsync(fixture, fixture.Code, "1.12:00:00");
    }

    static async Task<int> HoursUntilDeletedAsync(
        SessionsFixture fixture, SessionCode session, string? lifetime = null, Sessions? sessions = null, JobHealth? health = null)
    {
        using var expiry = Expiry(fixture, lifetime, sessions, health);
        var limit = TestTimeout.Token;
        for (var hours = 0; ; hours++)
        {
            if (await fixture.Memory.FindAsync(session, SessionsFixture.Ct) is null) return hours;
            limit.ThrowIfCancellationRequested();
            await RunAsync(fixture, expiry, hours: 1);
        }
    }

    /// <summary>Lets hours pass, each with its sweep.</summary>
    static async Task RunAsync(SessionsFixture fixture, SessionExpiry expiry, int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            fixture.Clock.Advance(Hour);
            await expiry.SweepAsync(SessionsFixture.Ct);
        }
    }

    static SessionExpiry Expiry(SessionsFixture fixture, string? lifetime = null, Sessions? sessions = null, JobHealth? health = null,
        TimeProvider? clock = null) => new(
        sessions ?? (clock is null ? fixture.Sessions : new Sessions(fixture.Store, fixture.Feed, fixture.Schedule, clock)), fixture.Store,
        new ConfigurationBuilder().AddInMemoryCollection([new("Session:ExpiresAfter", lifetime)]).Build(),
        health ?? new JobHealth(), clock ?? fixture.Clock, NullLogger<SessionExpiry>.Instance);
}
