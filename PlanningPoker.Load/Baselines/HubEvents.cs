namespace PlanningPoker.Load.Baselines;

/// <summary>An event that a hub pushes. The events have the properties of Planning Poker's own, so that frames are equally long.</summary>
abstract record HubEvent(long Version);

sealed record VoteSubmitted(long Version, string PlayerId, int VoteCount, int TotalPlayers) : HubEvent(Version);

sealed record CardsRevealed(long Version, int Round, RevealedVote[] Votes) : HubEvent(Version);

sealed record GameReset(long Version) : HubEvent(Version);

sealed record RevealedVote(string PlayerId, string Value);
