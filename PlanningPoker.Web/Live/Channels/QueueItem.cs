namespace PlanningPoker.Web.Live.Channels;

/// <summary>An entry of a connection's queue.</summary>
abstract class QueueItem
{
    /// <summary>The session after the change that this item comes from; null if it comes from no change.</summary>
    public PokerSession? Session { get; init; }

    /// <summary>The only player whose private view may have changed; null if it may be anyone's.</summary>
    public PlayerId? Affected { get; init; }

    public bool MayAffect(PlayerId? reader) => Affected is not { } one || one == reader;
}

/// <summary>Sends nothing itself: the reader's private view is compared with the one that was last sent.</summary>
sealed class PrivateCheck : QueueItem;
