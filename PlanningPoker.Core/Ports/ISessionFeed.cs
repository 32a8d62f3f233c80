namespace PlanningPoker.Core.Ports;

/// <summary>Delivers what happens to a session to all who subscribe to it, in version order.</summary>
public interface ISessionFeed
{
    /// <summary>To be called after the commit, inside the session's gate, in version order.</summary>
    ValueTask PublishAsync(FeedItem item);

    /// <summary>
    /// Calls <paramref name="receive"/> for each item of the session from now on, one at a time and in order, until the subscription is
    /// disposed. It must return at once and not throw.
    /// </summary>
    ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<FeedItem> receive);
}
