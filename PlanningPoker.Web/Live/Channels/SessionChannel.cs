using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The open connections of one session. Every frame is put into the queue of each of them.</summary>
sealed class SessionChannel(
    SessionCode code, FrameFactory frames, IPresenceObserver observer, IPresenceExchange exchange, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Other servers are told again after so many seconds, before they forget.</summary>
    const int TicksPerAnnouncement = 8;

    static readonly int TicksPerPing = (int)LiveTimes.PingInterval.TotalSeconds;

    /// <summary>
    /// The shortest times from one write to the next. What reaches eyes within a tenth of a second seems to come at once; scripts, which
    /// may act on it, wait less long.
    /// </summary>
    static readonly TimeSpan PagePause = TimeSpan.FromMilliseconds(100), ScriptPause = TimeSpan.FromMilliseconds(60);

    readonly Lock gate = new();
    readonly Broadcast pages = new(PagePause), scripts = new(ScriptPause);
    readonly FrameCache cache = new();
    IAsyncDisposable? feedSubscription;
    IReadOnlySet<PlayerId> lastPresence = new HashSet<PlayerId>(), announced = new HashSet<PlayerId>();
    int ticksSinceAnnouncement;

    /// <summary>A tick is a second. Starts at a random one, so that not all channels ping at once.</summary>
    int ticksToPing = Random.Shared.Next(TicksPerPing) + 1;

    /// <summary>The version that was published last, or read by a connection.</summary>
    long lastVersion;

    public SessionCode Code => code;
    public PresenceTracker Presence { get; } = new(clock, () => exchange.Elsewhere(code));

    /// <summary>Completes when other servers have said who is present on them, so that nobody there seems to be away at first.</summary>
    public Task OthersAnswered { get; private set; } = Task.CompletedTask;

    /// <summary>Nobody is connected to this server or counts as present on it.</summary>
    public bool IsIdle => !pages.HasReaders && !scripts.HasReaders && Presence.PlayersOfThisServer().Count == 0;

    public async Task SubscribeToAsync(ISessionFeed feed)
    {
        OthersAnswered = exchange.WaitForOthersAsync(code);
        feedSubscription = await feed.SubscribeAsync(code, Receive);
    }

    public void Add(Subscription subscription) => BroadcastOf(subscription).Add(subscription);

    public void Remove(Subscription subscription) => BroadcastOf(subscription).Remove(subscription);

    /// <summary>
    /// Runs once a second: checks each connection, pings when due, and sends the list of who is present if it has changed (when a whole
    /// team reloads, once).
    /// </summary>
    public void Tick()
    {
        foreach (var subscription in Readers()) subscription.Tick();
        AnnouncePresence();
        var here = Presence.PresentPlayers();
        lock (gate)
        {
            cache.Clear();
            PingWhenDue();
            if (here.SetEquals(lastPresence)) return;
            lastPresence = here;
            Publish(PresenceFrame(here));
        }
        observer.Check(code);
    }

    /// <summary>Tells every connection that the server stops.</summary>
    /// <param name="returnWithin">In what time its page is to come back.</param>
    public void AnnounceShutdown(TimeSpan returnWithin)
    {
        pages.Send();
        scripts.Send();
        foreach (var subscription in Readers()) subscription.AnnounceShutdown(returnWithin);
    }

    /// <summary>Tells other servers who is present here, if that has changed, or they would forget it.</summary>
    public void AnnouncePresence()
    {
        var local = Presence.PlayersOfThisServer();
        if (local.SetEquals(announced) && (local.Count == 0 || ++ticksSinceAnnouncement < TicksPerAnnouncement)) return;
        (announced, ticksSinceAnnouncement) = (local, 0);
        exchange.Announce(code, local);
    }

    /// <inheritdoc cref="FrameFactory.Hello"/>
    public Frame HelloFrame(long version, PlayerId? me, string? seen)
    {
        lock (gate) lastVersion = Math.Max(lastVersion, version);
        return frames.Hello(version, me, seen);
    }

    /// <summary>A ping of this moment.</summary>
    public Frame PingFrame()
    {
        lock (gate) return frames.Ping(lastVersion);
    }

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
        CountNewcomers(changes);
        lock (gate)
        {
            // Not after a change that is private: how fast the next answer is must not tell that there was one.
            if (changes.Any(change => change is not PrivateChange)) cache.Clear();
            lastVersion = changes[^1].After.Version;
            Publish([.. changes.Select(ToQueueItem)]);
        }
        var now = changes[^1].After;
        if (changes.Any(change => change is Resync)) Presence.Keep(player => now.Player(player) is { IsSeated: true });
        foreach (var change in changes)
        {
            if (change is SessionChange { Event: PlayerLeft { Player: var gone } } && now.Player(gone) is not { IsSeated: true })
                Presence.Forget(gone);
        }
        if (PresenceCommand.DependsOn(now) || changes.OfType<SessionChange>().Any(PresenceCommand.ChangesHosts)) observer.Check(code);
    }

    /// <summary>Who has just joined or was brought back is here, however and on whichever server.</summary>
    void CountNewcomers(IReadOnlyList<FeedItem> changes)
    {
        foreach (var change in changes)
        {
            if (change is SessionChange { Event: PlayerJoined { Player: var player } }) Presence.Touch(player, PresenceTracker.JoinTime);
            if (change is SessionChange { Event: Undone { Player: { } back } }) Presence.Touch(back, PresenceTracker.JoinTime);
            if (change is not Resync) continue;
            var since = clock.GetUtcNow() - PresenceTracker.JoinTime;
            foreach (var joined in change.After.Seated.Where(each => each.SeatedAt > since))
                Presence.Touch(joined.Id, joined.SeatedAt - since);
        }
    }

    QueueItem ToQueueItem(FeedItem item) => item switch
    {
        SessionChange change => frames.Change(change),
        // Not a cached one: its session may be older, of the same version.
        Resync => frames.Sync(item.After, Presence.PresentPlayers()),
        _ => new PrivateCheck { Session = item.After, Affected = item.Affected },
    };

    void PingWhenDue()
    {
        if (--ticksToPing > 0) return;
        ticksToPing = TicksPerPing;
        Publish(frames.Ping(lastVersion));
    }

    void Publish(params ReadOnlySpan<QueueItem> items)
    {
        pages.Publish(items);
        scripts.Publish(items);
    }

    Subscription[] Readers() => [.. pages.Readers(), .. scripts.Readers()];

    Broadcast BroadcastOf(Subscription subscription) => subscription.IsPage ? pages : scripts;

    Frame PresenceFrame(IReadOnlySet<PlayerId> here) => cache.GetOrAdd(here, () => frames.Presence(here));
}
