using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Stores webhooks and their deliveries in tables of the database.</summary>
sealed class EfWebhookStore(IDbContextFactory<AppDb> databases, WriterGate writers) : IWebhookStore, IAsyncDisposable
{
    readonly WriteContexts writing = new(databases);

    public Task<Webhook?> FindAsync(SessionCode session, CancellationToken ct) => RunAsync(async db =>
        WebhookOf(await db.Webhooks.SingleOrDefaultAsync(row => row.SessionCode == session.Value, ct)), ct);

    public Task SetAsync(SessionCode session, Webhook? webhook) => WriteAsync(db => webhook is null
        ? db.Webhooks.Where(row => row.SessionCode == session.Value).ExecuteDeleteAsync()
        : SetAsync(db, new() { SessionCode = session.Value, Address = $"{webhook.Address}", Secret = [.. webhook.Secret] }));

    static async Task<int> SetAsync(AppDb db, WebhookRow row)
    {
        try
        {
            return await UpdateOrInsertAsync(db, row);
        }
        // Another server inserted it since, or deleted the session: the second time, it is there to be updated, or nothing is to be done.
        catch (DbUpdateException exception) when (!DatabaseErrors.IsTransient(exception))
        {
            db.ChangeTracker.Clear();
            return await UpdateOrInsertAsync(db, row);
        }
    }

    static async Task<int> UpdateOrInsertAsync(AppDb db, WebhookRow row)
    {
        var updated = await db.Webhooks.Where(each => each.SessionCode == row.SessionCode).ExecuteUpdateAsync(each => each
            .SetProperty(old => old.Address, row.Address)
            .SetProperty(old => old.Secret, row.Secret));
        if (updated == 1 || !await db.Sessions.AnyAsync(each => each.Code == row.SessionCode)) return updated;
        db.Webhooks.Add(row);
        return await db.SaveChangesAsync();
    }

    public Task<IReadOnlyList<WebhookDelivery>> FindDeliveriesAsync(SessionCode session, CancellationToken ct) =>
        RunAsync<IReadOnlyList<WebhookDelivery>>(async db =>
        {
            var rows = await db.Deliveries.Where(row => row.SessionCode == session.Value)
                .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Position).Take(IWebhookStore.MaxShown).ToListAsync(ct);
            return [.. rows.Select(DeliveryOf)];
        }, ct);

    public Task<bool> SendAgainAsync(SessionCode session, string id, DateTimeOffset now) => WriteAsync(async db =>
        await db.Deliveries.Where(row => row.SessionCode == session.Value && row.Id == id && row.NextAt == null)
            .ExecuteUpdateAsync(row => row
                .SetProperty(each => each.State, DeliveryState.Waiting)
                .SetProperty(each => each.NextAt, now)
                .SetProperty(each => each.DueSince, now)
                .SetProperty(each => each.AttemptsSinceDue, 0)) == 1);

    public async Task<ClaimedDelivery?> ClaimAsync(
        DateTimeOffset now, TimeSpan lease, IReadOnlyCollection<SessionCode> except, CancellationToken ct)
    {
        string[] excluded = [.. except.Select(code => code.Value)];
        while (true)
        {
            var found = await RunAsync(db => Due(db, now, excluded).FirstOrDefaultAsync(ct), ct);
            if (found is null) return null;
            var (row, webhook) = (found.Delivery, WebhookOf(found.Webhook));
            // What is told late, such as a countdown that nobody ended for a day, has its day from the first time that it is taken.
            var dueSince = row.Claims == 0 ? now : row.DueSince;
            if (await TryClaimAsync(row, webhook is null ? null : now + lease, dueSince) && webhook is not null)
                return new(
                    SessionRows.ToCode(row.SessionCode), row.Id, row.Claims + 1, row.AttemptsSinceDue + 1, dueSince,
                    webhook, [.. row.Body]);
        }
    }

    static IQueryable<DueDelivery> Due(AppDb db, DateTimeOffset now, string[] excluded) =>
        from delivery in db.Deliveries
        where delivery.NextAt <= now && !EF.Parameter(excluded).Contains(delivery.SessionCode)
        join hook in db.Webhooks on delivery.SessionCode equals hook.SessionCode into hooks
        from webhook in hooks.DefaultIfEmpty()
        orderby delivery.NextAt, delivery.CreatedAt, delivery.Position
        select new DueDelivery(delivery, webhook);

    /// <summary>Takes the delivery if nobody has taken it since it was read. Without a webhook, which was removed, it is done.</summary>
    Task<bool> TryClaimAsync(DeliveryRow seen, DateTimeOffset? until, DateTimeOffset dueSince) => WriteAsync(async db =>
        await Claimed(db, seen.SessionCode, seen.Id, seen.Claims).ExecuteUpdateAsync(row => row
            .SetProperty(each => each.Claims, seen.Claims + 1)
            .SetProperty(each => each.NextAt, until)
            .SetProperty(each => each.DueSince, dueSince)
            .SetProperty(each => each.State, until == null ? DeliveryState.Failed : DeliveryState.Waiting)) == 1);

    public Task FinishAsync(ClaimedDelivery claimed, WebhookResult result, DateTimeOffset now, DateTimeOffset? nextAt)
    {
        var state = nextAt is not null ? DeliveryState.Waiting
            : result.Outcome is WebhookOutcome.Delivered ? DeliveryState.Delivered : DeliveryState.Failed;
        return WriteAsync(db => Claimed(db, claimed.Session.Value, claimed.Id, claimed.Claim).ExecuteUpdateAsync(row => row
            .SetProperty(each => each.State, state)
            .SetProperty(each => each.NextAt, nextAt)
            .SetProperty(each => each.Attempts, each => each.Attempts + 1)
            .SetProperty(each => each.AttemptsSinceDue, claimed.Attempt)
            .SetProperty(each => each.LastOutcome, result.Outcome)
            .SetProperty(each => each.LastStatus, result.Status)));
    }

    public Task<int> DeleteAsync(DateTimeOffset before, CancellationToken ct) =>
        WriteAsync(db => db.Deliveries.Where(row => row.CreatedAt < before && (row.NextAt == null || row.DueSince < before))
            .ExecuteDeleteAsync(ct));

    static IQueryable<DeliveryRow> Claimed(AppDb db, string session, string id, int claims) =>
        db.Deliveries.Where(row => row.SessionCode == session && row.Id == id && row.Claims == claims);

    /// <summary>A row that cannot be read is as none: nothing is sent, and the host may set another.</summary>
    static Webhook? WebhookOf(WebhookRow? row) =>
        row is not null && WebhookAddress.Parse(row.Address) is { } address ? new(address, [.. row.Secret]) : null;

    static WebhookDelivery DeliveryOf(DeliveryRow row) => new(
        row.Id, row.Event, row.CreatedAt, row.State, row.Attempts,
        row.LastOutcome is { } outcome ? new(outcome, row.LastStatus) : null, row.NextAt);

    async Task<T> WriteAsync<T>(Func<AppDb, Task<T>> operation)
    {
        using var lease = await writers.AcquireAsync();
        return await DatabaseErrors.TranslateAsync(() => writing.RunAsync(db => db.Database.CreateExecutionStrategy().ExecuteAsync(() =>
        {
            SqliteFileIdentity.ThrowIfMoved(db);
            db.ChangeTracker.Clear();
            return operation(db);
        })), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => writing.DisposeAsync();

    Task<T> RunAsync<T>(Func<AppDb, Task<T>> operation, CancellationToken ct) => DatabaseErrors.TranslateAsync(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await operation(db);
    }, ct);

    sealed record DueDelivery(DeliveryRow Delivery, WebhookRow? Webhook);
}
