using System.Collections.Immutable;

namespace PlanningPoker.Core.Events;

/// <summary>What happened to a session, and who did it. It names things; what they look like is read from the view after it.</summary>
public abstract record SessionEvent(string Name, PlayerId By);

public sealed record PlayerJoined(PlayerId By) : SessionEvent("player:joined", By);

/// <param name="By">Who left, or the host who removed them.</param>
/// <param name="Player">Who is gone.</param>
/// <param name="NewHost">Who became host because the last host went.</param>
public sealed record PlayerLeft(PlayerId By, PlayerId Player, PlayerId? NewHost) : SessionEvent("player:left", By)
{
    public bool WasRemoved => By != Player;
}

/// <param name="By">Who changed it.</param>
/// <param name="Player">Whom it concerns.</param>
/// <param name="NewHost">Who became host because the last host stepped down.</param>
public sealed record PlayerUpdated(PlayerId By, PlayerId Player, PlayerId? NewHost) : SessionEvent("player:updated", By);

public sealed record VoteSubmitted(PlayerId By) : SessionEvent("vote:submitted", By);

public sealed record VoteRetracted(PlayerId By) : SessionEvent("vote:retracted", By);

public sealed record CardsRevealed(PlayerId By) : SessionEvent("cards:revealed", By);

public sealed record GameReset(PlayerId By) : SessionEvent("game:reset", By);

public sealed record StoriesCreated(PlayerId By, ImmutableArray<StoryId> Stories) : SessionEvent("story:created", By);

public sealed record StoryUpdated(PlayerId By, StoryId Story) : SessionEvent("story:updated", By);

public sealed record StoryMoved(PlayerId By, StoryId Story) : SessionEvent("story:moved", By);

public sealed record StoryEstimated(PlayerId By, StoryId Story) : SessionEvent("story:estimated", By);

public sealed record StoryDeleted(PlayerId By, StoryId Story) : SessionEvent("story:deleted", By);

public sealed record StoryStarted(PlayerId By, StoryId? Story) : SessionEvent("story:started", By);

public sealed record SessionUpdated(PlayerId By) : SessionEvent("session:updated", By);

public sealed record SessionDeleted(PlayerId By) : SessionEvent("live:gone", By);
