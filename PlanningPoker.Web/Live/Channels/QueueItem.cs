namespace PlanningPoker.Web.Live.Channels;

/// <summary>What waits in a connection's queue.</summary>
abstract class QueueItem
{
    /// <summary>The session after the change that this item comes from; null where it comes from none.</summary>
    public PokerSession? Session { get; init; }

    /// <summary>The one player whose private view may look different now; null where it may be anyone's.</summary>
    public PlayerId? Affected { get; init; }

    public bool MayAffect(PlayerId? reader) => Affected is not { } one || one == reader;
}

/// <summary>Nothing to send by itself: the reader's private view may have changed, and is compared with what was last sent.</summary>
sealed class PrivateCheck : QueueItem;
