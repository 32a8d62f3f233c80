using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The feed within one process. Publishing calls the subscribers directly, without a lock for all sessions.</summary>
sealed class InProcessFeed : ISessionFeed
{
    readonly ConcurrentDictionary<SessionCode, Topic> topics = new();

    public IReadOnlyCollection<SessionCode> Watched => [.. topics.Keys];

    public long? LastStamp(SessionCode code) => topics.GetValueOrDefault(code)?.LastStamp;

    public ValueTask PublishAsync(SessionCode code, IReadOnlyList<FeedItem> items)
    {
        while (topics.TryGetValue(code, out var topic))
        {
            var told = topic with { LastStamp = items[^1].After.Stamp };
            if (!topics.TryUpdate(code, told, topic)) continue;
            foreach (var receiver in told.Subscribers) receiver.Receive(items);
            break;
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<IReadOnlyList<FeedItem>> receive)
    {
        var subscriber = new Subscriber(this, code, receive);
        topics.AddOrUpdate(code,
            static (_, added) => new([added], null),
            static (_, topic, added) => topic with { Subscribers = topic.Subscribers.Add(added) },
            subscriber);
        return ValueTask.FromResult<IAsyncDisposable>(subscriber);
    }

    void Remove(Subscriber subscriber)
    {
        while (topics.TryGetValue(subscriber.Code, out var topic))
        {
            var rest = topic.Subscribers.Remove(subscriber);
            var isRemoved = rest.IsEmpty
                ? topics.TryRemove(new(subscriber.Code, topic))
                : topics.TryUpdate(subscriber.Code, topic with { Subscribers = rest }, topic);
            if (isRemoved) return;
        }
    }

    /// <summary>Those who subscribe to one session, and the stamp of what was last published to them.</summary>
    sealed record Topic(ImmutableArray<Subscriber> Subscribers, long? LastStamp);

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
