namespace PlanningPoker.Core.Events;

/// <summary>What another server has said of changes that it has committed together.</summary>
/// <param name="Before">The stamp before them.</param>
/// <param name="After">The stamp after them.</param>
public sealed record RemoteChange(long Before, long After)
{
    /// <summary>Whether they are nothing but votes of the round.</summary>
    public bool IsOnlyVotes { get; init; }

    /// <summary>Who or what made the change, if there is only one.</summary>
    public Cause? By { get; init; }

    /// <summary>What happened; null if that is private, or not said.</summary>
    public SessionEvent? Event { get; init; }
}
