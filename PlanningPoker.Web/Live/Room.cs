using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>The open connections of one session: every frame goes into every mailbox.</summary>
sealed class Room(SessionCode code, Frames frames, TimeProvider clock) : IAsyncDisposable
{
    static readonly TimeSpan PresencePause = TimeSpan.FromSeconds(1);

    readonly Lock gate = new();
    readonly HashSet<Mailbox> mailboxes = [];
    IAsyncDisposable? watch;
    ITimer? presenceTimer;
    HashSet<PlayerId> told = [];
    Frame? sync;

    public SessionCode Code => code;
    public bool IsEmpty { get { lock (gate) return mailboxes.Count == 0; } }

    public async Task WatchAsync(ISessionFeed feed) => watch = await feed.WatchAsync(code, Tell);

    public void Add(Mailbox mailbox)
    {
        lock (gate) mailboxes.Add(mailbox);
        PresenceChanged();
    }

    public void Remove(Mailbox mailbox)
    {
        lock (gate) mailboxes.Remove(mailbox);
        PresenceChanged();
    }

    public void Post(Frame frame)
    {
        lock (gate)
            foreach (var mailbox in mailboxes) mailbox.Post(frame);
    }

    /// <summary>The whole table as it is now, made once for all who ask at the same version.</summary>
    public Frame Sync(PokerSession session)
    {
        lock (gate)
            return sync is { } current && current.Version == session.Version ? current : sync = frames.Sync(session, Here());
    }

    public Frame Presence() => frames.Here(Here());

    /// <summary>The players with an open connection.</summary>
    public HashSet<PlayerId> Here()
    {
        lock (gate) return [.. mailboxes.Select(mailbox => mailbox.Owner).OfType<PlayerId>()];
    }

    public async ValueTask DisposeAsync()
    {
        if (watch is not null) await watch.DisposeAsync();
        if (presenceTimer is not null) await presenceTimer.DisposeAsync();
    }

    void Tell(SessionChange change)
    {
        var frame = change.Event is SessionCaughtUp ? Sync(change.After) : frames.Of(change);
        lock (gate)
        {
            foreach (var mailbox in mailboxes)
            {
                if (!frame.IsSilent || mailbox.Owner == change.Actor) mailbox.Post(frame);
            }
        }
    }

    /// <summary>Tells who is here, at most once a second: a team that reloads at once is one change.</summary>
    void PresenceChanged()
    {
        lock (gate) presenceTimer ??= clock.CreateTimer(_ => TellPresence(), null, PresencePause, Timeout.InfiniteTimeSpan);
    }

    void TellPresence()
    {
        lock (gate)
        {
            presenceTimer?.Dispose();
            presenceTimer = null;
            var here = Here();
            if (here.SetEquals(told)) return;
            told = here;
            sync = null;
            Post(frames.Here(here));
        }
    }
}
