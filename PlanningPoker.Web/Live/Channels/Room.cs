using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Connections;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The open connections of one session: every frame goes into every mailbox.</summary>
sealed class Room(SessionCode code, Frames frames, TimeProvider clock) : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly HashSet<Visit> visits = [];
    readonly Attendance attendance = new(clock);
    IAsyncDisposable? watch;
    readonly SharedFrames shared = new();
    IReadOnlySet<PlayerId> told = new HashSet<PlayerId>();
    long pinged = clock.GetTimestamp() - (long)(Random.Shared.NextDouble() * LiveTimes.PingInterval.TotalSeconds * clock.TimestampFrequency);

    public SessionCode Code => code;
    public Attendance Attendance => attendance;

    /// <summary>Nobody is connected, and nobody is expected back.</summary>
    public bool IsDeserted => IsEmpty && attendance.Here().Count == 0;

    bool IsEmpty { get { lock (gate) return visits.Count == 0; } }

    public async Task WatchAsync(ISessionFeed feed) => watch = await feed.WatchAsync(code, Tell);

    public void Add(Visit visit)
    {
        lock (gate) visits.Add(visit);
    }

    public void Remove(Visit visit)
    {
        lock (gate) visits.Remove(visit);
    }

    /// <summary>
    /// Once a second: tells who is here, if that has changed, for a team that reloads at once is one change; shows now and then that
    /// the links are alive, in each room at another moment; looks after each; and lets go of what was made for those who asked together.
    /// </summary>
    public void Look()
    {
        var here = attendance.Here();
        lock (gate)
        {
            shared.Forget();
            foreach (var visit in visits) visit.Look();
            PingWhenDue();
            if (here.SetEquals(told)) return;
            told = here;
            Post(Presence(here));
        }
    }

    /// <summary>The server is going.</summary>
    public void SayGoodbye()
    {
        lock (gate)
            foreach (var visit in visits) visit.SayGoodbye();
    }

    /// <summary>The whole table as it is now. Who has come within this second may be missing in it: the list of those who are here follows.</summary>
    public Frame Sync(PokerSession session) => shared.Of(session.Version, () => frames.Sync(session, attendance.Here()));

    /// <summary>What is a player's own: the same for all whose part looks and looked the same.</summary>
    public Frame Mine(MyView view, MyView? before) =>
        view.DiffersOnlyInCardFrom(before)
            ? shared.Of((view, nameof(Frames.MyHand)), () => frames.MyHand(view))
            : shared.Of((view, nameof(Frames.Mine)), () => frames.Mine(view));

    /// <summary>Who is here, for someone who has just come.</summary>
    public Frame Presence() => Presence(attendance.Here());

    public async ValueTask DisposeAsync()
    {
        if (watch is not null) await watch.DisposeAsync();
    }

    void PingWhenDue()
    {
        if (clock.GetElapsedTime(pinged) < LiveTimes.PingInterval) return;
        pinged = clock.GetTimestamp();
        Post(Frames.Ping);
    }

    void Post(Frame frame)
    {
        foreach (var visit in visits) visit.Mailbox.Post(frame);
    }

    Frame Presence(IReadOnlySet<PlayerId> here) => shared.Of(here, () => frames.Here(here));

    void Tell(SessionChange change)
    {
        var frame = change.Event is SessionCaughtUp ? Sync(change.After) : frames.Of(change);
        lock (gate)
        {
            shared.Forget();
            foreach (var visit in visits)
            {
                if (!frame.IsSilent || frame.MayConcern(visit.Mailbox.Owner)) visit.Mailbox.Post(frame);
            }
        }
        if (change.Event is PlayerLeft { Player: var gone }) attendance.Forget(gone);
    }
}
