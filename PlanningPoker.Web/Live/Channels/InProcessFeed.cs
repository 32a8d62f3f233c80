using System.Collections.Immutable;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The feed within one process. Publishing calls the subscribers directly.</summary>
sealed class InProcessFeed : ISessionFeed
{
    readonly Lock gate = new();
    readonly Dictionary<SessionCode, ImmutableArray<Subscriber>> subscribers = [];

    public ValueTask PublishAsync(SessionCode code, IReadOnlyList<FeedItem> items)
    {
        ImmutableArray<Subscriber> receivers;
        lock (gate) receivers = subscribers.GetValueOrDefault(code, []);
        foreach (var receiver in receivers) receiver.Receive(items);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<IReadOnlyList<FeedItem>> receive)
    {
        var subscriber = new Subscriber(this, code, receive);
        lock (gate)
            subscribers[code] = subscribers.GetValueOrDefault(code, []).Add(subscriber);
        return ValueTask.FromResult<IAsyncDisposable>(subscriber);
    }

    void Remove(Subscriber subscriber)
    {
        lock (gate)
        {
            var rest = subscribers.GetValueOrDefault(subscriber.Code, []).Remove(subscriber);
            if (rest.IsEmpty) subscribers.Remove(subscriber.Code);
            else subscribers[subscriber.Code] = rest;
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
