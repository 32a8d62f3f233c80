using System.Security.Cryptography;
using System.Text.Json;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>Makes the frames: their names, their payload for scripts and their fragments for pages.</summary>
sealed class FrameFactory(IPageRenderer renderer, IFreshness freshness, TimeProvider clock)
{
    static readonly string ClockName = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>A change that everyone may see.</summary>
    public Frame Change(SessionChange change) => change.Event is SessionDeleted
        ? Gone(Reason.NoSession, change.Event.By.Reason)
        : new(new(change.Event.Name, change.After.Version), new(
            () => Serialize(EventPayload.Of(change.Event, PublicView.Of(change.After))),
            () => renderer.ChangesAsync([change])))
        {
            Session = change.After,
            Affected = change.Affected,
            Change = change,
        };

    /// <summary>
    /// Makes one frame of changes that follow each other, for pages: they need each region once, not once for each change. It may also be
    /// applied on top of one of these changes.
    /// </summary>
    public QueueItem[] JoinChanges(QueueItem[] items)
    {
        var joined = new List<QueueItem>(items.Length);
        for (var rest = items.AsSpan(); !rest.IsEmpty;)
        {
            var changes = JoinableAtStartOf(rest);
            joined.Add(changes.Count > 1 ? Joined(changes) : rest[0]);
            rest = rest[Math.Max(1, changes.Count)..];
        }
        return [.. joined];
    }

    /// <summary>The whole table.</summary>
    public Frame Sync(PokerSession session, IReadOnlySet<PlayerId> here)
    {
        var view = PublicView.Of(session);
        var content = new FrameContent(() => Serialize(Snapshot.Of(view, here)), () => renderer.TableAsync(view));
        return new(new(FrameNames.Sync, session.Version), content) { Session = session };
    }

    /// <summary>Parts of a player's own regions.</summary>
    public Frame PrivateRegions(MyView mine, MyParts parts) => new(new(FrameNames.Private), new(
        () => Serialize(new EmptyPayload()),
        () => renderer.PrivateRegionsAsync(mine, parts)));

    public Frame Presence(IReadOnlySet<PlayerId> here) =>
        new(new(FrameNames.Presence), new(() => Serialize(new PresencePayload(here, here.Count)), () => renderer.PresenceAsync(here)));

    /// <summary>The first frame of every connection.</summary>
    /// <param name="version">The session's version.</param>
    /// <param name="me">The player a page is for: it may have been rendered for another.</param>
    /// <param name="seen">A value that the next poll has to send back.</param>
    public Frame Hello(long version, PlayerId? me = null, string? seen = null) =>
        Control(FrameNames.Hello, new HelloPayload(
            version, Build.Id, Epoch.Id, clock.GetUtcNow().ToUnixTimeMilliseconds(), SentNow, ClockName, me, seen));

    /// <summary>The connection is alive, and the session at this version, as far as this server knows.</summary>
    public Frame Ping(long version) =>
        Control(FrameNames.Ping, new PingPayload(SentNow, version, freshness.IsBehind ? true : null));

    /// <summary>The reader has no access any more, for this reason.</summary>
    public static Frame Gone(Reason reason, SystemReason? cause = null) =>
        Control(FrameNames.Gone, new GonePayload(Problem.CodeOf(reason), cause), isLast: true);

    /// <summary>The server stops; the client reconnects after a random time.</summary>
    /// <param name="within">The longest that this is: it spreads the reconnects of all clients.</param>
    public static Frame Bye(TimeSpan within) =>
        Control(FrameNames.Bye, new ByePayload(Random.Shared.Next((int)within.TotalMilliseconds)), isLast: true);

    long SentNow => (long)clock.GetElapsedTime(0).TotalMilliseconds;

    List<SessionChange> JoinableAtStartOf(ReadOnlySpan<QueueItem> items)
    {
        var changes = new List<SessionChange>();
        foreach (var item in items)
        {
            if (item is not Frame { Change: { } change } || !renderer.MayJoin(change)) break;
            if (changes.Count > 0 && change.Before.Version != changes[^1].After.Version) break;
            changes.Add(change);
        }
        return changes;
    }

    Frame Joined(List<SessionChange> changes)
    {
        var (first, last) = (changes[0], changes[^1]);
        return new(new(last.Event.Name, last.After.Version, first.Before.Version), new(
            () => throw new InvalidOperationException("Scripts get each change by itself."),
            () => renderer.ChangesAsync(changes)))
        {
            Session = last.After,
        };
    }

    static Frame Control(string name, object payload, bool isLast = false) =>
        new(new(name), new(() => Serialize(payload))) { IsLast = isLast };

    static ReadOnlyMemory<byte> Serialize(object payload) => JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), Json.Options);
}
