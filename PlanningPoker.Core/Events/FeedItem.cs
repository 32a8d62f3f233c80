namespace PlanningPoker.Core.Events;

/// <summary>One message to the subscribers of a session, published after a commit.</summary>
/// <param name="After">The session after the commit.</param>
public abstract record FeedItem(PokerSession After)
{
    /// <summary>The only player whose private view (<see cref="MyView"/>) may have changed; null when any player's may have.</summary>
    public virtual PlayerId? Affected => null;

    /// <summary>Whether the two sessions differ only in votes of the same round.</summary>
    private protected static bool OnlyVotesDiffer(PokerSession before, PokerSession after) =>
        before.Players == after.Players && before.Stories == after.Stories && before.Round.Number == after.Round.Number;
}

/// <summary>A change that everyone may see.</summary>
/// <param name="Before">The session before the change.</param>
/// <param name="After">The session after the change.</param>
/// <param name="Event">What happened.</param>
public sealed record SessionChange(PokerSession Before, PokerSession After, SessionEvent Event) : FeedItem(After)
{
    public override PlayerId? Affected =>
        Event is VoteSubmitted or VoteRetracted && OnlyVotesDiffer(Before, After) ? Event.By.Player : null;
}

/// <summary>A change that only the pages of the actor may see, such as another card before the reveal.</summary>
/// <param name="Before">The session before the change.</param>
/// <param name="After">The session after the change.</param>
/// <param name="By">Who or what made the change.</param>
public sealed record PrivateChange(PokerSession Before, PokerSession After, Cause By) : FeedItem(After)
{
    public override PlayerId? Affected => OnlyVotesDiffer(Before, After) ? By.Player : null;
}

/// <summary>A change without a known event, such as an unconfirmed commit that did succeed: everyone needs the whole session.</summary>
/// <param name="After">The session as it is now.</param>
public sealed record Resync(PokerSession After) : FeedItem(After)
{
    /// <summary>Whether it may be a commit of this server, of which nobody else has heard.</summary>
    public bool MayBeOwn { get; init; }
}
