using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PlanningPoker.Core.Events;

/// <summary>Something that happened to a session. An event holds ids only; everything else is read from the view after it.</summary>
/// <param name="By">Who or what caused it.</param>
public abstract record SessionEvent(Cause By)
{
    /// <summary>The event's name on the wire.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The names of all events, collected from the types by reflection: a new event needs no other entry. Several may share a name.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SessionEvent).Assembly.GetTypes().Where(type => type is { IsSealed: true } && type.IsSubclassOf(typeof(SessionEvent)))
            .Select(type => ((SessionEvent)RuntimeHelpers.GetUninitializedObject(type)).Name).Distinct().Order(StringComparer.Ordinal),
    ];
}

/// <summary>A player joined, or came back.</summary>
public sealed record PlayerJoined(PlayerId Player) : SessionEvent(Player)
{
    public override string Name => "player:joined";
}

/// <summary>A player left or was removed.</summary>
/// <param name="By">The player who left, or the host who removed them.</param>
/// <param name="Player">The player who is no longer in the session.</param>
/// <param name="NewHost">The player who became host because the last host left; null otherwise.</param>
public sealed record PlayerLeft(Cause By, PlayerId Player, PlayerId? NewHost) : SessionEvent(By)
{
    public override string Name => "player:left";
    public bool WasRemoved => By != (Cause)Player;
}

/// <summary>A player's name, role or host rights changed.</summary>
/// <param name="By">The player who made the change.</param>
/// <param name="Player">The player who was changed.</param>
/// <param name="NewHost">The player who became host because the last host gave up the rights; null otherwise.</param>
public sealed record PlayerUpdated(Cause By, PlayerId Player, PlayerId? NewHost) : SessionEvent(By)
{
    public override string Name => "player:updated";
}

/// <summary>No host is here, and a player may take the controls.</summary>
public sealed record HostOffered(Cause By, PlayerId Player) : SessionEvent(By)
{
    public override string Name => "host:offered";
}

/// <summary>The controls are not offered any more.</summary>
public sealed record HostOfferWithdrawn(Cause By) : SessionEvent(By)
{
    public override string Name => "host:withdrawn";
}

/// <summary>A voter who had no vote in the round voted.</summary>
public sealed record VoteSubmitted(PlayerId Player) : SessionEvent(Player)
{
    public override string Name => "vote:submitted";
}

/// <summary>A voter took back their vote.</summary>
public sealed record VoteRetracted(PlayerId Player) : SessionEvent(Player)
{
    public override string Name => "vote:retracted";
}

/// <summary>The round goes on without a player's vote.</summary>
public sealed record PlayerSkipped(Cause By, PlayerId Player) : SessionEvent(By)
{
    public override string Name => "player:skipped";
}

/// <summary>The round waits again for a player's vote.</summary>
public sealed record PlayerUnskipped(Cause By, PlayerId Player) : SessionEvent(By)
{
    public override string Name => "player:unskipped";
}

/// <summary>The cards of the round were revealed.</summary>
public sealed record CardsRevealed(Cause By) : SessionEvent(By)
{
    public override string Name => "cards:revealed";
}

/// <summary>The countdown to the reveal started.</summary>
public sealed record CountdownStarted(Cause By) : SessionEvent(By)
{
    public override string Name => "countdown:started";
}

/// <summary>The countdown was stopped. It also ends without this event, with what makes a vote missing.</summary>
public sealed record CountdownStopped(Cause By) : SessionEvent(By)
{
    public override string Name => "countdown:stopped";
}

/// <summary>The timer of the round was started, paused, stopped, or got more time.</summary>
public sealed record TimerChanged(Cause By) : SessionEvent(By)
{
    public override string Name => "timer:changed";
}

/// <summary>The time of the timer is up.</summary>
public sealed record TimerEnded(Cause By) : SessionEvent(By)
{
    public override string Name => "timer:ended";
}

/// <summary>A new round on the same story started.</summary>
public sealed record GameReset(Cause By) : SessionEvent(By)
{
    public override string Name => "game:reset";
}

/// <summary>One or more stories were added to the backlog.</summary>
public sealed record StoriesCreated(Cause By, ImmutableArray<StoryId> Stories) : SessionEvent(By)
{
    public override string Name => "story:created";
}

/// <summary>A field of a story changed.</summary>
/// <param name="By">The player who changed it.</param>
/// <param name="Story">The story.</param>
/// <param name="IsEstimated">Whether its estimate changed too.</param>
public sealed record StoryUpdated(Cause By, StoryId Story, bool IsEstimated = false) : SessionEvent(By)
{
    public override string Name => "story:updated";
}

/// <summary>One or more stories were set aside.</summary>
public sealed record StoriesParked(Cause By, ImmutableArray<StoryId> Stories) : SessionEvent(By)
{
    public override string Name => "story:updated";
}

/// <summary>One or more parked stories were taken back.</summary>
public sealed record StoriesUnparked(Cause By, ImmutableArray<StoryId> Stories) : SessionEvent(By)
{
    public override string Name => "story:updated";
}

/// <summary>A story moved to another position in the backlog.</summary>
public sealed record StoryMoved(Cause By, StoryId Story) : SessionEvent(By)
{
    public override string Name => "story:moved";
}

/// <summary>A story's estimate was set, changed or cleared.</summary>
public sealed record StoryEstimated(Cause By, StoryId Story) : SessionEvent(By)
{
    public override string Name => "story:estimated";
}

/// <summary>One or more stories were removed from the backlog.</summary>
public sealed record StoriesDeleted(Cause By, ImmutableArray<StoryId> Stories) : SessionEvent(By)
{
    public override string Name => "story:deleted";
}

/// <summary>A round on a story started, or a quick vote when the story is null.</summary>
/// <param name="By">The player who started it.</param>
/// <param name="Story">The story.</param>
/// <param name="Estimated">The story that was left, if its estimate was saved with it; else null.</param>
public sealed record StoryStarted(Cause By, StoryId? Story, StoryId? Estimated = null) : SessionEvent(By)
{
    public override string Name => "story:started";
}

/// <summary>The session's name, deck or settings changed.</summary>
public sealed record SessionUpdated(Cause By) : SessionEvent(By)
{
    public override string Name => "session:updated";
}

/// <summary>The session has ended: it can be read and not changed.</summary>
public sealed record SessionEnded(Cause By) : SessionEvent(By)
{
    public override string Name => "session:ended";
}

/// <summary>The session goes on.</summary>
public sealed record SessionReopened(Cause By) : SessionEvent(By)
{
    public override string Name => "session:reopened";
}

/// <summary>A change was undone.</summary>
/// <param name="By">The player who did it.</param>
/// <param name="UndoId">The id of the offer.</param>
/// <param name="What">What it gave back.</param>
/// <param name="Stories">The stories that are back, where some were deleted or parked.</param>
/// <param name="Player">The player who is back; null unless one was removed.</param>
public sealed record Undone(Cause By, long UndoId, UndoKind What, ImmutableArray<StoryId> Stories, PlayerId? Player)
    : SessionEvent(By)
{
    public override string Name => "undone";
}

/// <summary>One or more changes can no longer be undone.</summary>
public sealed record UndoExpired(Cause By) : SessionEvent(By)
{
    public override string Name => "undo:expired";
}

/// <summary>The session was deleted.</summary>
public sealed record SessionDeleted(Cause By) : SessionEvent(By)
{
    public override string Name => "live:gone";
}
