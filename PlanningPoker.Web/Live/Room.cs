using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>The open connections of one session: every frame goes into every mailbox.</summary>
sealed class Room(SessionCode code, Frames frames, TimeProvider clock) : IAsyncDisposable
{
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    readonly HashSet<Mailbox> mailboxes = [];
    readonly Attendance attendance = new(clock);
    IAsyncDisposable? watch;
    readonly Dictionary<object, Frame> shared = [];
    IReadOnlySet<PlayerId> told = new HashSet<PlayerId>();
    long pinged = clock.GetTimestamp() - (long)(Random.Shared.NextDouble() * PingEvery.TotalSeconds * clock.TimestampFrequency);

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

    /// <summary>
    /// Once a second: tells who is here, if that has changed, for a team that reloads at once is one change; shows now and then that
    /// the links are alive, in each room at another moment; and lets go of what was made for those who asked together.
    /// </summary>
    public void Look()
    {
        var here = attendance.Here();
        lock (gate)
        {
            shared.Clear();
            PingWhenDue();
            if (here.SetEquals(told)) return;
            told = here;
            Post(Presence(here));
        }
    }

    /// <summary>The whole table as it is now. Who has come a moment ago may be missing in it: the list of those who are here goes after it.</summary>
    public Frame Sync(PokerSession session) => Shared(session.Version, () => frames.Sync(session, attendance.Here()));

    /// <summary>What is a player's own: the same for all whose part looks the same.</summary>
    public Frame Mine(MyView view) => Shared(view, () => frames.Mine(view));

    /// <summary>Who is here, for someone who has just come.</summary>
    public Frame Presence() => Presence(attendance.Here());

    public async ValueTask DisposeAsync()
    {
        if (watch is not null) await watch.DisposeAsync();
    }

    void PingWhenDue()
    {
        if (clock.GetElapsedTime(pinged) < PingEvery) return;
        pinged = clock.GetTimestamp();
        Post(Frames.Ping);
    }

    Frame Presence(IReadOnlySet<PlayerId> here) => Shared(here, () => frames.Here(here));

    /// <summary>Made once for all who ask for the same within a second.</summary>
    Frame Shared(object what, Func<Frame> make)
    {
        lock (gate) return shared.TryGetValue(what, out var frame) ? frame : shared[what] = make();
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
