using System.Collections.Concurrent;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// The feed of this server, which also gives the others a hint of each change: its stamp, and what happened. Whoever watches the session
/// there reads it then.
/// </summary>
sealed class HintedFeed(ISessionFeed local, SessionMessages messages) : ISessionFeed
{
    readonly ConcurrentDictionary<SessionCode, int> subscribers = new();

    public IReadOnlyCollection<SessionCode> Watched => local.Watched;

    public long? LastStamp(SessionCode code) => local.LastStamp(code);

    public async ValueTask PublishAsync(SessionCode code, IReadOnlyList<FeedItem> items)
    {
        await local.PublishAsync(code, items);
        switch (items[^1])
        {
            case SessionChange { Event: SessionDeleted }:
                messages.SendStamp(code, long.MaxValue);
                break;
            // What was read from the storage another server has written, and has given a hint of.
            case var last and (not Resync or Resync { MayBeOwn: true }):
                messages.SendStamp(code, last.After.Stamp, ChangeText.Of(items));
                break;
        }
    }

    public async ValueTask<IAsyncDisposable> SubscribeAsync(SessionCode code, Action<IReadOnlyList<FeedItem>> receive)
    {
        var subscription = await local.SubscribeAsync(code, receive);
        if (subscribers.AddOrUpdate(code, 1, static (_, count) => count + 1) == 1) messages.Watch(code);
        return new Subscription(this, code, subscription);
    }

    void Remove(SessionCode code)
    {
        if (subscribers.AddOrUpdate(code, 0, static (_, count) => count - 1) > 0 || !subscribers.TryRemove(new(code, 0))) return;
        messages.Unwatch(code);
        // Somebody else may have begun in between.
        if (subscribers.ContainsKey(code)) messages.Watch(code);
    }

    sealed class Subscription(HintedFeed feed, SessionCode code, IAsyncDisposable local) : IAsyncDisposable
    {
        bool isDisposed;

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref isDisposed, true)) return;
            await local.DisposeAsync();
            feed.Remove(code);
        }
    }
}
