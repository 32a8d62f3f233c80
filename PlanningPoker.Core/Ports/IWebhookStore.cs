namespace PlanningPoker.Core.Ports;

/// <summary>
/// Keeps the webhooks of sessions, and what they have to send: the store of the sessions adds a delivery in the same commit as the change
/// that it tells. A session that is deleted takes its webhook and its deliveries with it.
/// </summary>
/// <exception cref="StoreBusyException">From every member: the storage did not answer in time.</exception>
public interface IWebhookStore
{
    /// <summary>How many deliveries of a session are shown.</summary>
    const int MaxShown = 50;

    /// <summary>With so many deliveries of a session, none is added until old ones are deleted.</summary>
    const int MaxKept = 1000;

    /// <summary>The webhook of a session; null when it has none.</summary>
    Task<Webhook?> FindAsync(SessionCode session, CancellationToken ct);

    /// <summary>Sets the webhook of a session, or removes it with null; nothing for a session that was deleted meanwhile.</summary>
    Task SetAsync(SessionCode session, Webhook? webhook);

    /// <summary>The newest deliveries of a session, the newest first.</summary>
    Task<IReadOnlyList<WebhookDelivery>> FindDeliveriesAsync(SessionCode session, CancellationToken ct);

    /// <summary>Makes a delivery that is done, whatever its result, due again.</summary>
    /// <returns>False when there is no such delivery, or it is on its way.</returns>
    Task<bool> SendAgainAsync(SessionCode session, string id, DateTimeOffset now);

    /// <summary>
    /// Takes one delivery that is due, for the time of a lease: until then no other server gets it, and if this one dies, another gets it
    /// after that.
    /// </summary>
    /// <param name="now">What was due before is taken.</param>
    /// <param name="lease">For how long it is taken.</param>
    /// <param name="except">Sessions whose deliveries are not taken now.</param>
    /// <param name="ct">Cancels the search.</param>
    /// <returns>Null when nothing is due.</returns>
    Task<ClaimedDelivery?> ClaimAsync(
        DateTimeOffset now, TimeSpan lease, IReadOnlyCollection<SessionCode> except, CancellationToken ct);

    /// <summary>Writes the result of an attempt, unless the lease ran out and another server has taken the delivery.</summary>
    /// <param name="claimed">The delivery.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="now">When.</param>
    /// <param name="nextAt">When it is tried next; null when it is done.</param>
    Task FinishAsync(ClaimedDelivery claimed, WebhookResult result, DateTimeOffset now, DateTimeOffset? nextAt);

    /// <summary>
    /// Deletes the deliveries that were made before a time. One that was made due again after it stays until it is done; one that nobody
    /// has sent since, because the server has no webhooks any more, goes.
    /// </summary>
    Task<int> DeleteAsync(DateTimeOffset before, CancellationToken ct);
}
