namespace PlanningPoker.Web.Live.Channels;

/// <summary>The feed within one process. Publishing calls the subscribers directly.</summary>
sealed class InProcessFeed : ISessionFeed
{
    readonly Lock gate = new();
    readonly Dictionary<SessionCode, List<Subscriber>> subscribers = [];

    public ValueTask PublishAsync(SessionCode code, IReadOnlyList<FeedItem> items)
    {
        lock (gate)
        {
            if (subscribers.TryGetValue(code, out var subscribed)) subscribed.ForEach(each => each.Receive(items));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<IReadOnlyList<FeedItem>> receive)
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

    sealed class Subscriber(InProcessFeed feed, SessionCode code, Action<IReadOnlyList<FeedItem>> receive) : IAsyncDisposable
    {
        public SessionCode Code => code;
        public void Receive(IReadOnlyList<FeedItem> items) => receive(items);

        public ValueTask DisposeAsync()
        {
            feed.Remove(this);
            return ValueTask.CompletedTask;
        }
    }
}
