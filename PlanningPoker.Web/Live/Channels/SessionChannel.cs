using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The open connections of one session. Every frame is put into the queue of each of them.</summary>
sealed class SessionChannel(SessionCode code, FrameFactory frames, IPresenceObserver observer, TimeProvider clock) : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly Broadcast broadcast = new();
    readonly FrameCache cache = new();
    IAsyncDisposable? feedSubscription;
    IReadOnlySet<PlayerId> lastPresence = new HashSet<PlayerId>();

    /// <summary>Starts at a random moment, so that not all channels ping at once.</summary>
    long lastPing = clock.GetTimestamp()
        - (long)(Random.Shared.NextDouble() * LiveTimes.PingInterval.TotalSeconds * clock.TimestampFrequency);

    public SessionCode Code => code;
    public PresenceTracker Presence { get; } = new(clock);

    /// <summary>Nobody is connected or counts as present.</summary>
    public bool IsIdle => !broadcast.HasReaders && Presence.PresentPlayers().Count == 0;

    public async Task SubscribeToAsync(ISessionFeed feed) => feedSubscription = await feed.SubscribeAsync(code, Receive);

    public void Add(Subscription subscription) => broadcast.Add(subscription);

    public void Remove(Subscription subscription) => broadcast.Remove(subscription);

    /// <summary>
    /// Runs once a second: checks each connection, pings when due, and sends the list of who is present if it has changed (when a whole
    /// team reloads, once).
    /// </summary>
    public void Tick()
    {
        foreach (var subscription in broadcast.Readers()) subscription.Tick();
        var here = Presence.PresentPlayers();
        lock (gate)
        {
            cache.Clear();
            PingWhenDue();
            if (here.SetEquals(lastPresence)) return;
            lastPresence = here;
            broadcast.Publish(PresenceFrame(here));
        }
        observer.Check(code);
    }

    /// <summary>Tells every connection that the server stops.</summary>
    public void AnnounceShutdown()
    {
        broadcast.Send();
        foreach (var subscription in broadcast.Readers()) subscription.AnnounceShutdown();
    }

    /// <inheritdoc cref="FrameFactory.Hello"/>
    public Frame HelloFrame(long version, PlayerId? me, string? seen) => frames.Hello(version, me, seen);

    /// <summary>The whole table. It may lack a player who connected within this second: the list of who is present follows.</summary>
    public Frame SyncFrame(PokerSession session) => cache.GetOrAdd(session.Version, () => frames.Sync(session, Presence.PresentPlayers()));

    /// <summary>What has changed of a player's own regions: one frame for all players with the same view now and before.</summary>
    public Frame PrivateFrame(MyView view, MyParts parts) => cache.GetOrAdd((view, parts), () => frames.PrivateRegions(view, parts));

    /// <summary>What is sent together, for pages: changes that follow each other are one frame.</summary>
    /// <param name="items">Shared with the other readers, for whom it is done once.</param>
    public QueueItem[] JoinChanges(QueueItem[] items) =>
        items.Length < 2 ? items : cache.GetOrAdd(items, () => frames.JoinChanges(items));

    /// <summary>The players who are present.</summary>
    public Frame PresenceFrame() => PresenceFrame(Presence.PresentPlayers());

    public async ValueTask DisposeAsync()
    {
        if (feedSubscription is not null) await feedSubscription.DisposeAsync();
    }

    void Receive(IReadOnlyList<FeedItem> changes)
    {
        lock (gate)
        {
            cache.Clear();
            broadcast.Publish([.. changes.Select(ToQueueItem)]);
        }
        var now = changes[^1].After;
        foreach (var change in changes)
        {
            if (change is SessionChange { Event: PlayerLeft { Player: var gone } } && now.Player(gone) is not { IsSeated: true })
                Presence.Forget(gone);
        }
        if (PresenceCommand.DependsOn(now) || changes.OfType<SessionChange>().Any(PresenceCommand.ChangesHosts)) observer.Check(code);
    }

    QueueItem ToQueueItem(FeedItem item) => item switch
    {
        SessionChange change => frames.Change(change),
        Resync => SyncFrame(item.After),
        _ => new PrivateCheck { Session = item.After, Affected = item.Affected },
    };

    void PingWhenDue()
    {
        if (clock.GetElapsedTime(lastPing) < LiveTimes.PingInterval) return;
        lastPing = clock.GetTimestamp();
        broadcast.Publish(FrameFactory.Ping);
    }

    Frame PresenceFrame(IReadOnlySet<PlayerId> here) => cache.GetOrAdd(here, () => frames.Presence(here));
}
