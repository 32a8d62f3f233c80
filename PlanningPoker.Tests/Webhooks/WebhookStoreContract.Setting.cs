using Microsoft.EntityFrameworkCore;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;

namespace PlanningPoker.Tests.Webhooks;

public abstract partial class WebhookStoreContract
{
    [Fact]
    public async Task Hosts_that_set_it_at_once_on_many_servers_are_all_answered_and_one_of_them_has_it()
    {
        const int servers = 6;
        var session = SampleSession.Open();
        await Database.Store().AddAsync(session);
        var hooks = Enumerable.Range(0, servers)
            .Select(i => Hook with { Address = WebhookAddress.Parse($"https://example.com/{i}")! }).ToList();

        await Task.WhenAll(hooks.Select(each => Webhooks().SetAsync(session.Code, each)));

        Assert.Contains((await Webhooks().FindAsync(session.Code, Ct))!.Address, hooks.Select(each => each.Address));
    }

    [Fact]
    public async Task A_webhook_that_is_set_again_has_the_new_address_and_the_new_secret()
    {
        var webhooks = Webhooks();
        var session = await AddedAsync(Database.Store(), webhooks);
        var other = new Webhook(WebhookAddress.Parse("https://example.com/other")!, [.. Enumerable.Repeat((byte)7, Webhook.SecretLength)]);

        await webhooks.SetAsync(session.Code, other);

        var found = await webhooks.FindAsync(session.Code, Ct);
        Assert.Equal((other.Address, true), (found!.Address, other.Secret.SequenceEqual(found.Secret)));
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_read_is_as_none_and_what_waits_for_it_is_done()
    {
        var webhooks = Webhooks();
        var session = await AddedAndEndedAsync(webhooks);
        await using (var db = Database.Factory().CreateDbContext())
            await db.Webhooks.ExecuteUpdateAsync(row => row.SetProperty(each => each.Address, "no address"), Ct);

        Assert.Null(await webhooks.FindAsync(session.Code, Ct));
        Assert.Null(await webhooks.ClaimAsync(Later, Lease, [], Ct));

        Assert.Equal(DeliveryState.Failed, Assert.Single(await webhooks.FindDeliveriesAsync(session.Code, Ct)).State);
    }

    [Fact]
    public async Task What_is_told_late_says_when_it_happened_and_has_its_day_from_then_on()
    {
        var (store, webhooks) = (Database.Store(), Webhooks());
        var before = await AddedAsync(store, webhooks);
        var after = before.After("Ann", new EndSession()) with { ActiveAt = SampleSession.Start.AddDays(-3) };
        Assert.True(await store.TrySaveAsync(before, after));

        var claimed = await webhooks.ClaimAsync(Later, Lease, [], Ct);

        Assert.Equal(Later, claimed?.DueSince);
        Assert.Equal(after.EndedAt, (await webhooks.FindDeliveriesAsync(after.Code, Ct))[0].CreatedAt);
        Assert.Equal(Later, (await webhooks.ClaimAsync(Later + Lease, Lease, [], Ct))?.DueSince);
    }

    [Fact]
    public async Task A_session_with_too_many_deliveries_adds_none_until_old_ones_are_deleted()
    {
        var (store, webhooks) = (Database.Store(), Webhooks());
        var before = await AddedAsync(store, webhooks);
        await using (var db = Database.Factory().CreateDbContext())
        {
            db.Deliveries.AddRange(Enumerable.Range(0, IWebhookStore.MaxKept).Select(i => new Web.Data.Store.DeliveryRow
            {
                SessionCode = before.Code.Value,
                Id = $"old_{i}",
                Event = WebhookEvent.EndedName,
                Body = [],
                CreatedAt = SampleSession.Start,
            }));
            await db.SaveChangesAsync(Ct);
        }
        var ended = before.After("Ann", new EndSession());

        Assert.True(await store.TrySaveAsync(before, ended));
        Assert.All(
            await webhooks.FindDeliveriesAsync(before.Code, Ct), each => Assert.StartsWith("old_", each.Id, StringComparison.Ordinal));
        await webhooks.DeleteAsync(Later, Ct);
        var reopened = ended.After("Ann", new ReopenSession());
        Assert.True(await store.TrySaveAsync(ended, reopened));
        Assert.True(await store.TrySaveAsync(reopened, reopened.After("Ann", new EndSession())));

        Assert.Single(await webhooks.FindDeliveriesAsync(before.Code, Ct));
    }
}
