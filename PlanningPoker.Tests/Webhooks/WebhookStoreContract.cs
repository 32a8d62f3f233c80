using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;
using PlanningPoker.Web.Hosting.Jobs;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>The outbox of every store: written with the change, claimed by one, given back by a lease.</summary>
public abstract partial class WebhookStoreContract : IAsyncLifetime
{
    private protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private protected static readonly DateTimeOffset Later = new(SampleSession.Start.Date.AddDays(1), TimeSpan.Zero);
    private protected static readonly Webhook Hook =
        new(WebhookAddress.Parse("https://example.com/hook")!, [.. new byte[Webhook.SecretLength]]);

    readonly List<WriterGate> gates = [];
    readonly List<EfWebhookStore> stores = [];

    private protected TestDatabase Database { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A database of one test. Skips the test where there is none.</summary>
    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync() => Database = await CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var each in stores) await each.DisposeAsync();
        gates.ForEach(each => each.Dispose());
        if (Database is not null) await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_change_and_what_it_tells_are_stored_together_or_not_at_all()
    {
        var (store, webhooks) = (Database.Store(), Webhooks());
        var before = await AddedAsync(store, webhooks);
        var after = before.After("Ann", new EndSession());

        Assert.False(await store.TrySaveAsync(before with { Stamp = before.Stamp + 7 }, after with { Stamp = after.Stamp + 7 }));
        Assert.Empty(await webhooks.FindDeliveriesAsync(before.Code, Ct));
        Assert.True(await store.TrySaveAsync(before, after));

        var told = Assert.Single(await webhooks.FindDeliveriesAsync(before.Code, Ct));
        Assert.Equal(("session:ended", DeliveryState.Waiting), (told.Event, told.State));
    }

    [Fact]
    public async Task A_session_without_a_webhook_stores_nothing_to_send()
    {
        var store = Database.Store();
        var before = SampleSession.Open();
        await store.AddAsync(before);

        await store.TrySaveAsync(before, before.After("Ann", new EndSession()));

        Assert.Empty(await Webhooks().FindDeliveriesAsync(before.Code, Ct));
    }

    [Fact]
    public async Task Of_two_servers_one_gets_a_delivery_and_the_other_after_the_lease()
    {
        var (one, other) = (Webhooks(), Webhooks());
        await AddedAndEndedAsync(one);

        var first = await one.ClaimAsync(Later, Lease, [], Ct);
        Assert.NotNull(first);
        Assert.Null(await other.ClaimAsync(Later, Lease, [], Ct));
        var second = await other.ClaimAsync(Later + Lease, Lease, [], Ct);

        Assert.Equal(first.Id, second?.Id);
        // The first was late: what it says does not count any more.
        await one.FinishAsync(first, new(WebhookOutcome.Delivered, 204), Later + Lease, null);
        Assert.Equal(DeliveryState.Waiting, (await one.FindDeliveriesAsync(first.Session, Ct))[0].State);
        await other.FinishAsync(second!, new(WebhookOutcome.Refused, 500), Later + Lease, null);
        Assert.Equal(DeliveryState.Failed, (await one.FindDeliveriesAsync(first.Session, Ct))[0].State);
    }

    [Fact]
    public async Task A_session_that_is_deleted_takes_its_webhook_and_its_deliveries_along()
    {
        var webhooks = Webhooks();
        var session = await AddedAndEndedAsync(webhooks);

        Assert.True(await Database.Store().TryDeleteAsync(session));

        Assert.Null(await webhooks.FindAsync(session.Code, Ct));
        Assert.Empty(await webhooks.FindDeliveriesAsync(session.Code, Ct));
    }

    [Fact]
    public async Task What_is_done_is_sent_again_and_what_is_on_its_way_is_not()
    {
        var webhooks = Webhooks();
        await AddedAndEndedAsync(webhooks);
        var claimed = (await webhooks.ClaimAsync(Later, Lease, [], Ct))!;

        Assert.False(await webhooks.SendAgainAsync(claimed.Session, claimed.Id, Later));
        await webhooks.FinishAsync(claimed, new(WebhookOutcome.Refused, 500), Later, null);
        Assert.True(await webhooks.SendAgainAsync(claimed.Session, claimed.Id, Later));

        Assert.Equal((1, Later), ((await webhooks.ClaimAsync(Later, Lease, [], Ct))!.Attempt, (await webhooks
            .FindDeliveriesAsync(claimed.Session, Ct))[0].NextAt!.Value - Lease));
    }

    [Fact]
    public async Task Many_servers_that_claim_at_once_get_each_delivery_once()
    {
        const int sessions = 12, servers = 4;
        for (var i = 0; i < sessions; i++) await AddedAndEndedAsync(Webhooks());

        var claimed = await Task.WhenAll(Enumerable.Range(0, servers).Select(_ => ClaimAllAsync(Webhooks())));

        Assert.Equal(sessions, claimed.Sum(each => each.Count));
        Assert.Equal(sessions, claimed.SelectMany(each => each).Distinct().Count());

        static async Task<List<string>> ClaimAllAsync(EfWebhookStore webhooks)
        {
            var all = new List<string>();
            while (await webhooks.ClaimAsync(Later, Lease, [], Ct) is { } next) all.Add(next.Id);
            return all;
        }
    }

    [Fact]
    public async Task A_session_that_has_a_delivery_on_its_way_can_be_left_out()
    {
        var webhooks = Webhooks();
        var (one, other) = (await AddedAndEndedAsync(webhooks), await AddedAndEndedAsync(webhooks));

        var claimed = await webhooks.ClaimAsync(Later, Lease, [one.Code], Ct);

        Assert.Equal(other.Code, claimed?.Session);
        Assert.Null(await webhooks.ClaimAsync(Later, Lease, [one.Code], Ct));
    }

    [Fact]
    public async Task What_waits_is_sent_to_the_address_that_is_set_now_and_nowhere_once_it_is_removed()
    {
        var webhooks = Webhooks();
        var session = await AddedAndEndedAsync(webhooks);
        var corrected = Hook with { Address = WebhookAddress.Parse("https://example.com/corrected")! };

        await webhooks.SetAsync(session.Code, corrected);
        var claimed = await webhooks.ClaimAsync(Later, Lease, [], Ct);
        Assert.Equal(corrected.Address, claimed?.Webhook.Address);
        await webhooks.SetAsync(session.Code, null);

        Assert.Null(await webhooks.ClaimAsync(Later + Lease, Lease, [], Ct));
        var told = Assert.Single(await webhooks.FindDeliveriesAsync(session.Code, Ct));
        Assert.Equal((DeliveryState.Failed, (DateTimeOffset?)null), (told.State, told.NextAt));
    }

    [Fact]
    public async Task Deliveries_are_kept_until_they_are_old_and_those_that_nobody_sends_go_too()
    {
        var webhooks = Webhooks();
        var session = await AddedAndEndedAsync(webhooks);

        Assert.Equal(0, await webhooks.DeleteAsync(SampleSession.Start, Ct));
        Assert.Equal(1, await webhooks.DeleteAsync(Later, Ct));

        Assert.Empty(await webhooks.FindDeliveriesAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_clock_that_is_set_months_ahead_deletes_nothing_until_it_has_run_evenly_for_an_hour()
    {
        var webhooks = Webhooks();
        var session = await AddedAndEndedAsync(webhooks);
        var time = new FakeTimeProvider(SampleSession.Start);
        var clock = new WrongClock(time);
        using var expiry = new DeliveryExpiry(webhooks, new JobHealth(), clock, NullLogger<DeliveryExpiry>.Instance);
        time.Advance(TimeSpan.FromHours(1));
        await expiry.SweepAsync(Ct);

        clock.Offset = TimeSpan.FromDays(91);
        await expiry.SweepAsync(Ct);
        Assert.Single(await webhooks.FindDeliveriesAsync(session.Code, Ct));

        time.Advance(TimeSpan.FromHours(1));
        await expiry.SweepAsync(Ct);
        Assert.Empty(await webhooks.FindDeliveriesAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_webhook_of_a_session_that_is_deleted_meanwhile_is_not_stored()
    {
        var webhooks = Webhooks();
        await webhooks.SetAsync(SessionCode.New(), Hook);

        await AddedAndEndedAsync(webhooks);

        Assert.NotNull(await webhooks.ClaimAsync(Later, Lease, [], Ct));
    }

    private protected EfWebhookStore Webhooks()
    {
        var gate = new WriterGate(1, TimeSpan.FromSeconds(10));
        gates.Add(gate);
        var store = new EfWebhookStore(Database.Factory(), gate);
        stores.Add(store);
        return store;
    }

    private protected static async Task<PokerSession> AddedAsync(EfSessionStore store, EfWebhookStore webhooks)
    {
        var session = SampleSession.Open();
        await store.AddAsync(session);
        await webhooks.SetAsync(session.Code, Hook);
        return session;
    }

    private protected async Task<PokerSession> AddedAndEndedAsync(EfWebhookStore webhooks)
    {
        var store = Database.Store();
        var before = await AddedAsync(store, webhooks);
        var after = before.After("Ann", new EndSession());
        Assert.True(await store.TrySaveAsync(before, after));
        return after;
    }
}
