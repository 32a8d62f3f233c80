using System.Diagnostics;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// Connections of one session, and what is to be sent to all of them. A change after a pause is sent at once; changes that follow each
/// other closely are sent together.
/// </summary>
/// <param name="pause">
/// The shortest time from one write to the next. It is real time, because readers do not follow a fake clock.
/// </param>
/// <remarks>Nearly all the cost of a change is the writes (docs/performance.md).</remarks>
sealed class Broadcast(TimeSpan pause) : IThreadPoolWorkItem
{
    readonly Lock gate = new();
    readonly HashSet<Subscription> subscriptions = [];
    readonly List<QueueItem> unsent = [];

    /// <summary>Who was added while something was unsent, and how much was.</summary>
    readonly Dictionary<Subscription, int> newcomers = [];

    bool isSending;
    long lastSent;

    public bool HasReaders
    {
        get
        {
            lock (gate) return subscriptions.Count > 0;
        }
    }

    public void Add(Subscription subscription)
    {
        lock (gate)
        {
            subscriptions.Add(subscription);
            if (unsent.Count > 0) newcomers[subscription] = unsent.Count;
        }
    }

    public void Remove(Subscription subscription)
    {
        lock (gate)
        {
            subscriptions.Remove(subscription);
            newcomers.Remove(subscription);
        }
    }

    /// <summary>The connections at this moment.</summary>
    public Subscription[] Readers()
    {
        lock (gate) return [.. subscriptions];
    }

    /// <summary>Sends items to every connection, in the order in which they were published.</summary>
    public void Publish(params ReadOnlySpan<QueueItem> items)
    {
        lock (gate)
        {
            if (subscriptions.Count == 0) return;
            unsent.AddRange(items);
            if (isSending) return;
            isSending = true;
            _ = SendWhenDueAsync(PauseLeft());
        }
    }

    void IThreadPoolWorkItem.Execute() => Send();

    /// <summary>Sends what was published: first into all queues, then each reader goes on in this thread.</summary>
    public void Send()
    {
        foreach (var reader in Enqueue()) reader.Queue.Wake();
        lock (gate)
        {
            lastSent = Stopwatch.GetTimestamp();
            isSending = unsent.Count > 0;
            if (isSending) _ = SendWhenDueAsync(PauseLeft());
        }
    }

    async Task SendWhenDueAsync(TimeSpan wait)
    {
        if (wait > TimeSpan.Zero) await Task.Delay(wait);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    TimeSpan PauseLeft() => pause - Stopwatch.GetElapsedTime(lastSent);

    /// <summary>Puts all that is unsent into the queues, as one array for all of them.</summary>
    Subscription[] Enqueue()
    {
        lock (gate)
        {
            QueueItem[] items = [.. unsent];
            unsent.Clear();
            // Nothing follows a frame that ends the connections.
            if (Array.FindIndex(items, item => item is Frame { IsLast: true }) is >= 0 and var end) items = items[..(end + 1)];
            var isForAll = !items.Any(item => item is PrivateCheck);
            foreach (var subscription in subscriptions)
            {
                var earlier = newcomers.GetValueOrDefault(subscription);
                subscription.Queue.Enqueue(
                    isForAll && earlier == 0 ? items : [.. items.Where((item, i) => Needs(subscription, item, i < earlier))],
                    subscriptions.Count);
            }
            newcomers.Clear();
            return [.. subscriptions];
        }
    }

    /// <summary>
    /// Whether the item has to be queued for the subscription. Of what was published before it, a list of players is outdated; changes are
    /// skipped when the session that it reads has them.
    /// </summary>
    static bool Needs(Subscription subscription, QueueItem item, bool isEarlier) =>
        subscription.Needs(item) && !(isEarlier && item.Session is null);
}
