namespace PlanningPoker.Core.Ports;

/// <summary>Publishes the changes of a session to its subscribers, in version order.</summary>
public interface ISessionFeed
{
    /// <summary>
    /// Publishes changes of one session that were committed together, in order. Call it after the commit and before the session's next
    /// one, so that the order is right.
    /// </summary>
    ValueTask PublishAsync(SessionCode code, IReadOnlyList<FeedItem> items);

    /// <summary>The stamp of the session as it was last published; null when that is not known, or when nobody subscribes to it.</summary>
    long? LastStamp(SessionCode code);

    /// <summary>The sessions to which somebody subscribes.</summary>
    IReadOnlyCollection<SessionCode> Watched { get; }

    /// <summary>
    /// Calls <paramref name="receive"/> for the later changes of the session, with those of one commit together, in order and never
    /// concurrently, until the result is disposed. The callback must not block or throw.
    /// </summary>
    ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<IReadOnlyList<FeedItem>> receive);
}
