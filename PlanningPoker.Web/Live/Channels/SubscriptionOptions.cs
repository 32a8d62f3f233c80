namespace PlanningPoker.Web.Live.Channels;

/// <summary>What a channel needs to know of a connection beside its queue.</summary>
/// <param name="Abort">Ends the connection at once, whatever is being written; null where nothing has to be ended.</param>
/// <param name="AnswersPings">The protocol shows that the peer is alive as long as the connection is open: no heartbeats are
/// needed.</param>
/// <param name="IsPoll">The request itself is a sign of life, and its end says nothing.</param>
/// <param name="WarmUpPings">How many extra pings follow the opening, so that a page notices a proxy that holds frames back.</param>
sealed record SubscriptionOptions(Action? Abort = null, bool AnswersPings = false, bool IsPoll = false, int WarmUpPings = 0);
