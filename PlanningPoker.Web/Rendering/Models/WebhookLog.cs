namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The log of a session's webhook.</summary>
/// <param name="Session">The session.</param>
/// <param name="Deliveries">What was sent or waits, the newest first.</param>
/// <param name="CanSend">Whether there is an address to send to.</param>
public sealed record WebhookLog(SessionCode Session, IReadOnlyList<WebhookDelivery> Deliveries, bool CanSend);
