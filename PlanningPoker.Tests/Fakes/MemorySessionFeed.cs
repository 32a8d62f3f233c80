namespace PlanningPoker.Tests.Fakes;

/// <summary>Tells everyone in this process, at once and in the order of publishing.</summary>
sealed class MemorySessionFeed : ISessionFeed
{
    readonly Lock gate = new();
    readonly List<Watch> watches = [];

    public ValueTask PublishAsync(SessionChange change)
    {
        lock (gate)
        {
            foreach (var watch in watches)
                if (watch.Code == change.After.Code) watch.Tell(change);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> WatchAsync(SessionCode code, Action<SessionChange> tell)
    {
        var watch = new Watch(this, code, tell);
        lock (gate) watches.Add(watch);
        return ValueTask.FromResult<IAsyncDisposable>(watch);
    }

    void Remove(Watch watch)
    {
        lock (gate) watches.Remove(watch);
    }

    sealed class Watch(MemorySessionFeed feed, SessionCode code, Action<SessionChange> tell) : IAsyncDisposable
    {
        public SessionCode Code => code;
        public Action<SessionChange> Tell => tell;

        public ValueTask DisposeAsync()
        {
            feed.Remove(this);
            return ValueTask.CompletedTask;
        }
    }
}
