namespace PlanningPoker.Core.Ports;

/// <summary>Publishes the changes of a session to its subscribers, in version order.</summary>
public interface ISessionFeed
{
    /// <summary>Publishes one change. Call it after the commit and while holding the session's lock, so that the order is right.</summary>
    ValueTask PublishAsync(FeedItem item);

    /// <summary>
    /// Calls <paramref name="receive"/> for each later change of the session, in order and never concurrently, until the result is
    /// disposed. The callback must not block or throw.
    /// </summary>
    ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<FeedItem> receive);
}
