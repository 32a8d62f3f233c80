using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The open connections of one session: every frame goes into every queue.</summary>
sealed class SessionChannel(SessionCode code, FrameFactory frames, TimeProvider clock) : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly HashSet<Subscription> subscriptions = [];
    readonly FrameCache cache = new();
    IAsyncDisposable? feedSubscription;
    IReadOnlySet<PlayerId> lastPresence = new HashSet<PlayerId>();

    /// <summary>Each channel starts at another moment, so that not all are pinged at once.</summary>
    long lastPing = clock.GetTimestamp()
        - (long)(Random.Shared.NextDouble() * LiveTimes.PingInterval.TotalSeconds * clock.TimestampFrequency);

    public SessionCode Code => code;
    public PresenceTracker Presence { get; } = new(clock);

    /// <summary>Nobody is connected, and nobody is in the time of grace.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
                if (subscriptions.Count > 0) return false;
            return Presence.Here().Count == 0;
        }
    }

    public async Task SubscribeToAsync(ISessionFeed feed) => feedSubscription = await feed.SubscribeAsync(code, Receive);

    public void Add(Subscription subscription)
    {
        lock (gate) subscriptions.Add(subscription);
    }

    public void Remove(Subscription subscription)
    {
        lock (gate) subscriptions.Remove(subscription);
    }

    /// <summary>
    /// Once a second: sends who is here if that has changed (a whole team that reloads is one change), pings when it is time, and checks
    /// each connection.
    /// </summary>
    public void Tick()
    {
        var here = Presence.Here();
        lock (gate)
        {
            cache.Clear();
            foreach (var subscription in subscriptions) subscription.Tick();
            PingWhenDue();
            if (here.SetEquals(lastPresence)) return;
            lastPresence = here;
            Publish(PresenceFrame(here));
        }
    }

    /// <summary>The server stops.</summary>
    public void SayBye()
    {
        lock (gate)
            foreach (var subscription in subscriptions) subscription.SayBye();
    }

    /// <summary>The whole table. Who came within this second may be missing in it: the list of who is here follows.</summary>
    public Frame SyncFrame(PokerSession session) => cache.GetOrAdd(session.Version, () => frames.Sync(session, Presence.Here()));

    /// <summary>A player's own regions: one frame for all players whose view is and was the same.</summary>
    public Frame MineFrame(MyView view, MyView? before) => view.DiffersOnlyInCardFrom(before)
        ? cache.GetOrAdd((view, nameof(FrameFactory.MyHand)), () => frames.MyHand(view))
        : cache.GetOrAdd((view, nameof(FrameFactory.Mine)), () => frames.Mine(view));

    /// <summary>Who is here now.</summary>
    public Frame PresenceFrame() => PresenceFrame(Presence.Here());

    public async ValueTask DisposeAsync()
    {
        if (feedSubscription is not null) await feedSubscription.DisposeAsync();
    }

    void Receive(FeedItem item)
    {
        lock (gate)
        {
            cache.Clear();
            switch (item)
            {
                case SessionChange change:
                    Publish(frames.Change(change));
                    break;
                case Resync:
                    Publish(SyncFrame(item.After));
                    break;
                default:
                    PublishPrivateCheck(item);
                    break;
            }
        }
        if (item is SessionChange { Event: PlayerLeft { Player: var gone } }) Presence.Forget(gone);
    }

    void Publish(Frame frame)
    {
        foreach (var subscription in subscriptions) subscription.Queue.Enqueue(frame);
    }

    void PublishPrivateCheck(FeedItem item)
    {
        var check = new PrivateCheck { Session = item.After, Affected = item.Affected };
        foreach (var subscription in subscriptions)
            if (check.MayAffect(subscription.Owner?.Player)) subscription.Queue.Enqueue(check);
    }

    void PingWhenDue()
    {
        if (clock.GetElapsedTime(lastPing) < LiveTimes.PingInterval) return;
        lastPing = clock.GetTimestamp();
        Publish(FrameFactory.Ping);
    }

    Frame PresenceFrame(IReadOnlySet<PlayerId> here) => cache.GetOrAdd(here, () => frames.Presence(here));
}
