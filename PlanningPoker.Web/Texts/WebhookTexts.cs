using System.Globalization;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>What the log says of the deliveries of a webhook.</summary>
static class WebhookTexts
{
    public static string EventOf(WebhookDelivery delivery) => delivery.Event switch
    {
        WebhookEvent.RevealedName => Words.WebhookRevealed,
        WebhookEvent.EstimatedName => Words.WebhookEstimated,
        WebhookEvent.EndedName => Words.WebhookEnded,
        var other => other,
    };

    public static string TimeOf(DateTimeOffset time) =>
        Format(Words.WebhookTime, time.UtcDateTime.ToString("g", CultureInfo.CurrentCulture));

    /// <summary>Where it stands, how often it was sent, and what came of it: "Failed · 3 attempts · Answer 500".</summary>
    public static string StateOf(WebhookDelivery delivery)
    {
        var state = delivery.State switch
        {
            DeliveryState.Delivered => Words.WebhookDelivered,
            DeliveryState.Failed => Words.WebhookFailed,
            _ => Words.WebhookWaiting,
        };
        if (delivery.Attempts > 0) state += " · " + Format(Words.WebhookAttempts, delivery.Attempts);
        return delivery.Last is { } last ? $"{state} · {ResultOf(last)}" : state;
    }

    static string ResultOf(WebhookResult result) => result switch
    {
        { Status: { } status } => Format(Words.WebhookAnswer, status.ToString(CultureInfo.InvariantCulture)),
        { Outcome: WebhookOutcome.Forbidden } => Words.WebhookForbidden,
        { Outcome: WebhookOutcome.TimedOut } => Words.WebhookTimedOut,
        _ => Words.WebhookUnreachable,
    };
}
