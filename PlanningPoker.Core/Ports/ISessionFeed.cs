namespace PlanningPoker.Core.Ports;

/// <summary>Tells of changes. Whoever publishes does so after the commit, inside the session's gate, in version order.</summary>
public interface ISessionFeed
{
    ValueTask PublishAsync(SessionChange change);

    /// <summary>
    /// Calls <paramref name="tell"/> for each change of the session from now on, one at a time and in order, until the watch is disposed.
    /// It must return at once and not throw.
    /// </summary>
    ValueTask<IAsyncDisposable> WatchAsync(SessionCode code, Action<SessionChange> tell);
}

/// <summary>A committed change.</summary>
/// <param name="Before">The session before it.</param>
/// <param name="After">The session after it.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Event">What everyone hears; null for a changed vote, of which only its owner's own screens may hear.</param>
public sealed record SessionChange(PokerSession Before, PokerSession After, PlayerId Actor, SessionEvent? Event)
{
    /// <summary>Whose private part (<see cref="MyView"/>) may look different after it; null where it may be anyone's.</summary>
    public PlayerId? Concerned => IsOneCard ? Actor : null;

    bool IsOneCard => Event is VoteSubmitted or VoteRetracted or null
        && Before.Players == After.Players && Before.Stories == After.Stories && Before.Round.Number == After.Round.Number;
}
