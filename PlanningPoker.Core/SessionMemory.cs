using System.Collections.Concurrent;

namespace PlanningPoker.Core;

/// <summary>
/// The sessions in use, each with its queue. A session is evicted when it was not used for half an hour and nobody subscribes to it, or
/// earlier when there are very many.
/// </summary>
sealed class SessionMemory(ISessionFeed feed, TimeProvider clock)
{
    /// <summary>About 500 MB.</summary>
    const long MaxKilobytes = 500_000;

    static readonly TimeSpan UnusedLifetime = TimeSpan.FromMinutes(30), SweepInterval = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<SessionCode, SessionQueue> queues = new();
    long lastSweep = clock.GetTimestamp();

    public int Count => queues.Count;

    /// <summary>The session as last committed; null when it is not in use.</summary>
    public PokerSession? Find(SessionCode code)
    {
        if (!queues.TryGetValue(code, out var queue)) return null;
        queue.LastUsed = clock.GetTimestamp();
        return queue.Committed;
    }

    /// <summary>Whether another server was noticed to write the session within this time.</summary>
    public bool IsWrittenElsewhere(SessionCode code, TimeSpan within) =>
        queues.TryGetValue(code, out var queue) && queue.WrittenElsewhereAt is not 0 and var at && clock.GetElapsedTime(at) < within;

    /// <summary>Adds a new session, as it was committed.</summary>
    public void Add(PokerSession session)
    {
        queues.TryAdd(session.Code, new(session.Code) { Committed = session, LastUsed = clock.GetTimestamp() });
        SweepWhenDue();
    }

    /// <summary>Adds a request to the queue of its session.</summary>
    public (SessionQueue Queue, QueueTurn Turn) Add(SessionCode code, QueuedRequest request)
    {
        while (true)
        {
            var queue = queues.GetOrAdd(code, static each => new(each));
            queue.LastUsed = clock.GetTimestamp();
            if (queue.TryAdd(request) is { } turn) return (queue, turn);
        }
    }

    /// <summary>Ends a batch of the queue, and forgets the queue when it is not needed any more.</summary>
    public void EndBatch(SessionQueue queue)
    {
        if (queue.EndBatch()) queues.TryRemove(new(queue.Code, queue));
        SweepWhenDue();
    }

    void SweepWhenDue()
    {
        if (clock.GetElapsedTime(Volatile.Read(ref lastSweep)) > SweepInterval) Sweep();
    }

    /// <summary>
    /// Evicts the sessions that were not used for long; while all take too much memory, also others, the longest unused first.
    /// What somebody subscribes to is needed to tell them when another server deletes it.
    /// </summary>
    void Sweep()
    {
        var now = clock.GetTimestamp();
        Volatile.Write(ref lastSweep, now);
        var kilobytes = 0L;
        var watched = feed.Watched.ToHashSet();
        foreach (var queue in queues.Values
            .OrderByDescending(queue => watched.Contains(queue.Code)).ThenByDescending(queue => queue.LastUsed))
        {
            kilobytes += queue.Committed?.Kilobytes ?? 1;
            var isUnused = clock.GetElapsedTime(queue.LastUsed, now) > UnusedLifetime && !watched.Contains(queue.Code);
            if ((isUnused || kilobytes > MaxKilobytes) && queue.TryClose()) queues.TryRemove(new(queue.Code, queue));
        }
    }
}
