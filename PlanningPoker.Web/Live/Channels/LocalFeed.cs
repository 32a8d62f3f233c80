namespace PlanningPoker.Web.Live.Channels;

/// <summary>The feed within one process: whoever watches is called at once.</summary>
sealed class LocalFeed : ISessionFeed
{
    readonly Lock gate = new();
    readonly Dictionary<SessionCode, List<Watch>> watches = [];

    public ValueTask PublishAsync(SessionChange change)
    {
        lock (gate)
        {
            if (watches.TryGetValue(change.After.Code, out var watching))
                watching.ForEach(watch => watch.Tell(change));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> WatchAsync(SessionCode code, Action<SessionChange> tell)
    {
        var watch = new Watch(this, code, tell);
        lock (gate)
        {
            if (!watches.TryGetValue(code, out var watching)) watches[code] = watching = [];
            watching.Add(watch);
        }
        return ValueTask.FromResult<IAsyncDisposable>(watch);
    }

    void End(Watch watch)
    {
        lock (gate)
        {
            if (watches.TryGetValue(watch.Code, out var watching) && watching.Remove(watch) && watching.Count == 0)
                watches.Remove(watch.Code);
        }
    }

    sealed class Watch(LocalFeed feed, SessionCode code, Action<SessionChange> tell) : IAsyncDisposable
    {
        public SessionCode Code => code;
        public void Tell(SessionChange change) => tell(change);

        public ValueTask DisposeAsync()
        {
            feed.End(this);
            return ValueTask.CompletedTask;
        }
    }
}
