using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Events;

/// <summary>What subscribers of a session receive after a commit.</summary>
/// <param name="After">The session after it.</param>
public abstract record FeedItem(PokerSession After)
{
    /// <summary>The one player whose private view (<see cref="MyView"/>) may look different now; null where it may be anyone's.</summary>
    public virtual PlayerId? Affected => null;

    /// <summary>Whether nothing but one player's card differs.</summary>
    private protected static bool IsOneCard(PokerSession before, PokerSession after) =>
        before.Players == after.Players && before.Stories == after.Stories && before.Round.Number == after.Round.Number;
}

/// <summary>A change that everyone hears of.</summary>
/// <param name="Before">The session before it.</param>
/// <param name="After">The session after it.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Event">What happened.</param>
public sealed record SessionChange(PokerSession Before, PokerSession After, PlayerId Actor, SessionEvent Event) : FeedItem(After)
{
    public override PlayerId? Affected => Event is VoteSubmitted or VoteRetracted && IsOneCard(Before, After) ? Actor : null;
}

/// <summary>A change that only the actor's own pages may hear of, such as another card before the reveal.</summary>
/// <param name="Before">The session before it.</param>
/// <param name="After">The session after it.</param>
/// <param name="Actor">Who made it.</param>
public sealed record PrivateChange(PokerSession Before, PokerSession After, PlayerId Actor) : FeedItem(After)
{
    public override PlayerId? Affected => IsOneCard(Before, After) ? Actor : null;
}

/// <summary>The session moved on without an event, as after a commit whose answer was lost: everyone needs the whole table.</summary>
/// <param name="After">The session as it is now.</param>
public sealed record Resync(PokerSession After) : FeedItem(After);
