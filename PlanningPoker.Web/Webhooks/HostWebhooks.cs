namespace PlanningPoker.Web.Webhooks;

/// <summary>What a host may do with the webhook of a session, from the page and from the API alike. Who is host, they check.</summary>
public sealed class HostWebhooks(IWebhookStore store, WebhookSettings settings, TimeProvider clock)
{
    public bool IsEnabled => settings.IsEnabled;

    public Task<Webhook?> FindAsync(SessionCode session, CancellationToken ct) => store.FindAsync(session, ct);

    public Task<IReadOnlyList<WebhookDelivery>> FindDeliveriesAsync(SessionCode session, CancellationToken ct) =>
        store.FindDeliveriesAsync(session, ct);

    /// <summary>Sets the address, with a new secret.</summary>
    /// <returns>The secret as text, which nobody is shown again; null for an address that is not allowed.</returns>
    public async Task<string?> SetAsync(SessionCode session, string? address)
    {
        if (WebhookAddress.Parse(address) is not { } parsed || !settings.Allows(parsed)) return null;
        var secret = WebhookSignature.NewSecret();
        await store.SetAsync(session, new(parsed, [.. secret]));
        return WebhookSignature.TextOf(secret);
    }

    /// <summary>Removes the webhook. What it has sent stays in the log.</summary>
    public Task RemoveAsync(SessionCode session) => store.SetAsync(session, null);

    /// <returns>False when there is no such delivery, or it is on its way.</returns>
    public Task<bool> SendAgainAsync(SessionCode session, string id) => store.SendAgainAsync(session, id, clock.GetUtcNow());
}
