namespace PlanningPoker.Web.Live.Channels;

/// <summary>The properties of a connection that its channel needs.</summary>
/// <param name="IsPage">The reader is a page, not a script.</param>
/// <param name="Abort">Ends the connection at once, even during a write; null if there is nothing to end.</param>
/// <param name="AnswersPings">The protocol's own pings show that the peer is alive while the connection is open, so it needs no
/// heartbeats.</param>
/// <param name="IsPoll">Each request is a sign of life, and the end of one does not mean that the player has left.</param>
sealed record SubscriptionOptions(bool IsPage = false, Action? Abort = null, bool AnswersPings = false, bool IsPoll = false);
