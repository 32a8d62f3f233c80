using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>The webhook of a session. It is no part of the session, so that no view, event or export can have its secret.</summary>
/// <param name="Address">Where it is sent to.</param>
/// <param name="Secret">The key of its signatures, <see cref="SecretLength"/> bytes.</param>
public sealed record Webhook(WebhookAddress Address, ImmutableArray<byte> Secret)
{
    public const int SecretLength = 32;
}

/// <summary>What came of an attempt to send.</summary>
/// <param name="Outcome">The kind of result.</param>
/// <param name="Status">The status of the receiver's answer; null without an answer.</param>
public sealed record WebhookResult(WebhookOutcome Outcome, int? Status = null);

/// <summary>What may come of an attempt to send.</summary>
public enum WebhookOutcome { Delivered, Refused, Forbidden, Unreachable, TimedOut }

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState { Waiting, Delivered, Failed }

/// <summary>A delivery as its host sees it.</summary>
/// <param name="Id">Its id, which every attempt sends along.</param>
/// <param name="Event">The name of the event.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Last">What came of the last attempt; null before the first.</param>
/// <param name="NextAt">When it is tried next; null when it is done.</param>
public sealed record WebhookDelivery(
    string Id, string Event, DateTimeOffset CreatedAt, DeliveryState State, int Attempts, WebhookResult? Last, DateTimeOffset? NextAt);

/// <summary>A delivery that one server may send now.</summary>
/// <param name="Session">Its session.</param>
/// <param name="Id">Its id.</param>
/// <param name="Claim">Counts who has taken it, so that a late result of an earlier one is not written.</param>
/// <param name="Attempt">Which attempt this is since it was last made due, from 1.</param>
/// <param name="DueSince">When it was first taken, or made due again: it is given up a day later.</param>
/// <param name="Webhook">Where to, and with which key.</param>
/// <param name="Body">What is sent.</param>
public sealed record ClaimedDelivery(
    SessionCode Session, string Id, int Claim, int Attempt, DateTimeOffset DueSince, Webhook Webhook, ImmutableArray<byte> Body);
