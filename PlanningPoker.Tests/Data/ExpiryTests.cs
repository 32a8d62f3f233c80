using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

public sealed class ExpiryTests : DatabaseTest
{
    [Fact]
    public async Task Idle_sessions_are_deleted_and_active_ones_stay()
    {
        var store = Database.Store();
        var (old, young) = (await AddAsync(store, SampleSession.Start), await AddAsync(store, SampleSession.Start.AddTicks(1)));

        Assert.Equal(1, await store.DeleteIdleAsync(SampleSession.Start.AddTicks(1), Ct));

        Assert.Null(await store.FindAsync(old.Code, Ct));
        Assert.Null(await ReadFromDiskAsync(old));
        SessionText.AssertSame(young, await ReadFromDiskAsync(young));
    }

    [Fact]
    public async Task More_idle_sessions_than_one_batch_are_all_deleted()
    {
        var store = Database.Store();
        for (var i = 0; i < 120; i++) await AddAsync(store);

        Assert.Equal(120, await store.DeleteIdleAsync(SampleSession.Start.AddDays(1), Ct));
    }

    [Fact]
    public async Task A_session_that_becomes_active_at_the_last_moment_stays()
    {
        var other = Database.Store();
        var session = await AddAsync(other, SampleSession.Start.AddDays(-100));
        var store = Database.Store(options => options.AddInterceptors(new SqlLog(async sql =>
        {
            if (sql.StartsWith("DELETE", StringComparison.Ordinal)) session = await SaveAsync(other, session, "Ann", new Vote("5"));
        })));

        Assert.Equal(0, await store.DeleteIdleAsync(SampleSession.Start, Ct));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task Expiry_runs_at_startup_and_then_every_hour()
    {
        var clock = new FakeTimeProvider(SampleSession.Start);
        var store = Database.Store();
        var (first, second) = (await AddAsync(store, SampleSession.Start.AddDays(-91)),
            await AddAsync(store, SampleSession.Start.AddDays(-90).AddMinutes(30)));
        using var expiry = Expiry(store, clock, []);

        await expiry.StartAsync(Ct);
        await WaitUntilDeletedAsync(store, first);
        Assert.NotNull(await store.FindAsync(second.Code, Ct));

        clock.Advance(TimeSpan.FromHours(1));
        await WaitUntilDeletedAsync(store, second);
        await expiry.StopAsync(Ct);
    }

    [Fact]
    public async Task The_lifetime_is_configurable_and_zero_means_for_ever()
    {
        var clock = new FakeTimeProvider(SampleSession.Start);
        var store = Database.Store();
        var session = await AddAsync(store, SampleSession.Start.AddDays(-2));

        using (var never = Expiry(store, clock, new() { ["Session:ExpiresAfter"] = "0" }))
        {
            await never.StartAsync(Ct);
            await never.ExecuteTask!;
        }
        Assert.NotNull(await store.FindAsync(session.Code, Ct));

        using var soon = Expiry(store, clock, new() { ["Session:ExpiresAfter"] = "1.12:00:00" });
        await soon.StartAsync(Ct);
        await WaitUntilDeletedAsync(store, session);
        await soon.StopAsync(Ct);
    }

    static SessionExpiry Expiry(EfSessionStore store, TimeProvider clock, Dictionary<string, string?> settings) =>
        new(store, new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), clock, NullLogger<SessionExpiry>.Instance);

    static async Task WaitUntilDeletedAsync(EfSessionStore store, PokerSession session)
    {
        while (await store.FindAsync(session.Code, Ct) is not null) await Task.Delay(5, Ct);
    }
}
