using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Adds what a webhook has to send, in the transaction of the change that it tells: neither is stored without the other. Only changes with
/// something to tell look for a webhook. A session that has too many deliveries tells nothing until old ones are deleted.
/// </summary>
static class WebhookOutbox
{
    public static async Task AddDeliveriesAsync(this AppDb db, PokerSession? before, PokerSession after, DbTransaction transaction)
    {
        var events = WebhookEvent.Between(before, after);
        if (events.IsEmpty || !await db.RowStatements.ExistsAsync<WebhookRow>(after.Code.Value, transaction)) return;
        if (await db.Deliveries.CountAsync(row => row.SessionCode == after.Code.Value) >= IWebhookStore.MaxKept) return;
        db.Deliveries.AddRange(events.Select((each, i) => NewRow(after, each, i)));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    static DeliveryRow NewRow(PokerSession session, WebhookEvent what, int position) => new()
    {
        SessionCode = session.Code.Value,
        Id = $"msg_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}",
        Event = what.Name,
        Body = WebhookBody.Of(session, what),
        CreatedAt = what.At,
        Position = position,
        NextAt = what.At,
        DueSince = what.At,
    };
}
