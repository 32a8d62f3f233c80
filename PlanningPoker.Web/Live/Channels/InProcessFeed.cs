namespace PlanningPoker.Web.Live.Channels;

/// <summary>The feed within one process. Publishing calls the subscribers directly.</summary>
sealed class InProcessFeed : ISessionFeed
{
    readonly Lock gate = new();
    readonly Dictionary<SessionCode, List<Subscriber>> subscribers = [];

    public ValueTask PublishAsync(FeedItem item)
    {
        lock (gate)
        {
            if (subscribers.TryGetValue(item.After.Code, out var subscribed)) subscribed.ForEach(each => each.Receive(item));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<FeedItem> receive)
    {
        var subscriber = new Subscriber(this, code, receive);
        lock (gate)
        {
            if (!subscribers.TryGetValue(code, out var subscribed)) subscribers[code] = subscribed = [];
            subscribed.Add(subscriber);
        }
        return ValueTask.FromResult<IAsyncDisposable>(subscriber);
    }

    void Remove(Subscriber subscriber)
    {
        lock (gate)
        {
            if (subscribers.TryGetValue(subscriber.Code, out var subscribed) && subscribed.Remove(subscriber) && subscribed.Count == 0)
                subscribers.Remove(subscriber.Code);
        }
    }

    sealed class Subscriber(InProcessFeed feed, SessionCode code, Action<FeedItem> receive) : IAsyncDisposable
    {
        public SessionCode Code => code;
        public void Receive(FeedItem item) => receive(item);

        public ValueTask DisposeAsync()
        {
            feed.Remove(this);
            return ValueTask.CompletedTask;
        }
    }
}
