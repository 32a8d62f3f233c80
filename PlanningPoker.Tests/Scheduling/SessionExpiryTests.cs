using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Scheduling;

namespace PlanningPoker.Tests.Scheduling;

/// <summary>The system deletes sessions that nobody uses; connected readers receive the cause.</summary>
public sealed class SessionExpiryTests
{
    [Fact]
    public async Task Unused_sessions_are_deleted_and_others_stay()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromTicks(1));
        var young = await fixture.OpenAnotherAsync("Bob");
        fixture.Clock.Advance(TimeSpan.FromTicks(2));

        await RunUntilDeletedAsync(fixture, fixture.Code);

        Assert.Null(await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct));
        Assert.NotNull(await fixture.Memory.FindAsync(young, SessionsFixture.Ct));
    }

    [Fact]
    public async Task The_deletion_is_published_with_its_cause()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromDays(91));

        await RunUntilDeletedAsync(fixture, fixture.Code);

        Assert.Equal(new SessionDeleted(SystemReason.SessionUnused), Assert.Single(fixture.Changes).Event);
    }

    [Fact]
    public async Task More_unused_sessions_than_one_batch_are_all_deleted()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        for (var i = 0; i < 120; i++) await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromDays(91));

        await RunUntilDeletedAsync(fixture, last);

        Assert.Empty(await fixture.Memory.FindUnusedAsync(DateTimeOffset.MaxValue, 0, 1, SessionsFixture.Ct));
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_does_not_stop_the_others()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        for (var i = 0; i < 60; i++) await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await fixture.OpenAnotherAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromDays(91));
        var reads = 0;
        fixture.Store.BeforeFind = () => reads++ < 55 ? throw new InvalidOperationException("A damaged row.") : Task.CompletedTask;

        await RunUntilDeletedAsync(fixture, last, sessions: fixture.OpenNode());

        Assert.Equal(55, (await fixture.Memory.FindUnusedAsync(DateTimeOffset.MaxValue, 0, 100, SessionsFixture.Ct)).Count);
    }

    [Fact]
    public async Task A_session_that_is_used_again_at_the_last_moment_stays()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await fixture.OpenAnotherAsync("Bob");
        fixture.Clock.Advance(TimeSpan.FromDays(91));
        fixture.CommitElsewhereBeforeNextWrite("Ann", new Vote("5"));

        await RunUntilDeletedAsync(fixture, next);

        Assert.Equal("5", (await fixture.StoredAsync())!.Round.FaceOf(fixture.Id("Ann")));
    }

    [Fact]
    public async Task Sessions_are_looked_at_again_every_hour()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(30));
        using var expiry = Expiry(fixture);
        await expiry.StartAsync(SessionsFixture.Ct);
        Assert.NotNull(await fixture.StoredAsync());

        fixture.Clock.Advance(TimeSpan.FromHours(1));

        await WaitUntilDeletedAsync(fixture, fixture.Code);
        await expiry.StopAsync(SessionsFixture.Ct);
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

        await RunUntilDeletedAsync(fixture, fixture.Code, "1.12:00:00");
    }

    static async Task RunUntilDeletedAsync(
        SessionsFixture fixture, SessionCode session, string? lifetime = null, Sessions? sessions = null)
    {
        using var expiry = Expiry(fixture, lifetime, sessions);
        await expiry.StartAsync(SessionsFixture.Ct);
        await WaitUntilDeletedAsync(fixture, session);
        await expiry.StopAsync(SessionsFixture.Ct);
    }

    static async Task WaitUntilDeletedAsync(SessionsFixture fixture, SessionCode session)
    {
        var limit = TestTimeout.Token;
        while (await fixture.Memory.FindAsync(session, limit) is not null) await Task.Delay(1, limit);
    }

    static SessionExpiry Expiry(SessionsFixture fixture, string? lifetime = null, Sessions? sessions = null) => new(
        sessions ?? fixture.Sessions, fixture.Store,
        new ConfigurationBuilder().AddInMemoryCollection([new("Session:ExpiresAfter", lifetime)]).Build(),
        fixture.Clock, NullLogger<SessionExpiry>.Instance);
}
