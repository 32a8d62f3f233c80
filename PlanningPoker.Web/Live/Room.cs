using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>The open connections of one session: every frame goes into every mailbox.</summary>
sealed class Room(SessionCode code, Frames frames, TimeProvider clock) : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly HashSet<Mailbox> mailboxes = [];
    readonly Attendance attendance = new(clock);
    IAsyncDisposable? watch;
    IReadOnlySet<PlayerId> told = new HashSet<PlayerId>();
    Frame? presence, sync;

    public SessionCode Code => code;
    public Attendance Attendance => attendance;

    /// <summary>Nobody is connected, and nobody is expected back.</summary>
    public bool IsDeserted => IsEmpty && attendance.Here().Count == 0;

    bool IsEmpty { get { lock (gate) return mailboxes.Count == 0; } }

    public async Task WatchAsync(ISessionFeed feed) => watch = await feed.WatchAsync(code, Tell);

    public void Add(Mailbox mailbox)
    {
        lock (gate) mailboxes.Add(mailbox);
    }

    public void Remove(Mailbox mailbox)
    {
        lock (gate) mailboxes.Remove(mailbox);
    }

    public void Post(Frame frame)
    {
        lock (gate)
            foreach (var mailbox in mailboxes) mailbox.Post(frame);
    }

    /// <summary>Tells who is here, if that has changed. It is asked once a second: a team that reloads at once is one change.</summary>
    public void TellPresence()
    {
        var here = attendance.Here();
        lock (gate)
        {
            if (here.SetEquals(told)) return;
            (told, presence, sync) = (here, frames.Here(here), null);
            foreach (var mailbox in mailboxes) mailbox.Post(presence);
        }
    }

    /// <summary>The whole table as it is now, made once for all who ask at the same version.</summary>
    public Frame Sync(PokerSession session)
    {
        lock (gate)
            return sync is { } current && current.Version == session.Version ? current : sync = frames.Sync(session, attendance.Here());
    }

    /// <summary>Who is here, for someone who has just come.</summary>
    public Frame Presence()
    {
        var here = attendance.Here();
        lock (gate) return presence is { } current && here.SetEquals(told) ? current : frames.Here(here);
    }

    public async ValueTask DisposeAsync()
    {
        if (watch is not null) await watch.DisposeAsync();
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
        if (change.Event is PlayerLeft { Player: var gone }) attendance.Forget(gone);
    }
}
