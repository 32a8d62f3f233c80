using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Events;

/// <summary>What happened to a session, and who did it. It names things; what they look like is read from the view after it.</summary>
public abstract record SessionEvent(PlayerId By)
{
    /// <summary>What it is called on the wire.</summary>
    public abstract string Name { get; }

    /// <summary>The names of all events there are. They are collected from the types: a new event is added nowhere else.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SessionEvent).Assembly.GetTypes().Where(type => type is { IsSealed: true } && type.IsSubclassOf(typeof(SessionEvent)))
            .Select(type => ((SessionEvent)RuntimeHelpers.GetUninitializedObject(type)).Name).Order(StringComparer.Ordinal),
    ];
}

public sealed record PlayerJoined(PlayerId By) : SessionEvent(By)
{
    public override string Name => "player:joined";
}

/// <param name="By">Who left, or the host who removed them.</param>
/// <param name="Player">Who is gone.</param>
/// <param name="NewHost">Who became host because the last host went.</param>
public sealed record PlayerLeft(PlayerId By, PlayerId Player, PlayerId? NewHost) : SessionEvent(By)
{
    public override string Name => "player:left";
    public bool WasRemoved => By != Player;
}

/// <param name="By">Who changed it.</param>
/// <param name="Player">Whom it concerns.</param>
/// <param name="NewHost">Who became host because the last host stepped down.</param>
public sealed record PlayerUpdated(PlayerId By, PlayerId Player, PlayerId? NewHost) : SessionEvent(By)
{
    public override string Name => "player:updated";
}

public sealed record VoteSubmitted(PlayerId By) : SessionEvent(By)
{
    public override string Name => "vote:submitted";
}

public sealed record VoteRetracted(PlayerId By) : SessionEvent(By)
{
    public override string Name => "vote:retracted";
}

public sealed record CardsRevealed(PlayerId By) : SessionEvent(By)
{
    public override string Name => "cards:revealed";
}

public sealed record GameReset(PlayerId By) : SessionEvent(By)
{
    public override string Name => "game:reset";
}

public sealed record StoriesCreated(PlayerId By, ImmutableArray<StoryId> Stories) : SessionEvent(By)
{
    public override string Name => "story:created";
}

public sealed record StoryUpdated(PlayerId By, StoryId Story) : SessionEvent(By)
{
    public override string Name => "story:updated";
}

public sealed record StoryMoved(PlayerId By, StoryId Story) : SessionEvent(By)
{
    public override string Name => "story:moved";
}

public sealed record StoryEstimated(PlayerId By, StoryId Story) : SessionEvent(By)
{
    public override string Name => "story:estimated";
}

public sealed record StoryDeleted(PlayerId By, StoryId Story) : SessionEvent(By)
{
    public override string Name => "story:deleted";
}

public sealed record StoryStarted(PlayerId By, StoryId? Story) : SessionEvent(By)
{
    public override string Name => "story:started";
}

public sealed record SessionUpdated(PlayerId By) : SessionEvent(By)
{
    public override string Name => "session:updated";
}

public sealed record SessionDeleted(PlayerId By) : SessionEvent(By)
{
    public override string Name => "live:gone";
}
