using System.Text.Json;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>Makes the frames: what each is called, which payload scripts get and which fragments pages get.</summary>
sealed class FrameFactory(IPageRenderer renderer)
{
    /// <summary>So that not all clients of a server that stops come back at once.</summary>
    const int MaxRetryMs = 8000;

    public static readonly Frame Ping = Fact(FrameNames.Ping, new EmptyPayload());

    /// <summary>A change that everyone hears of.</summary>
    public Frame Change(SessionChange change) => change.Event is SessionDeleted
        ? Gone(Reason.NoSession)
        : new(change.Event.Name, change.After.Version, new(
            () => Serialize(EventPayload.Of(change.Event, new PublicView(change.After))),
            () => renderer.ChangeAsync(change)))
        {
            Session = change.After,
            Affected = change.Affected,
        };

    /// <summary>The whole table.</summary>
    public Frame Sync(PokerSession session, IReadOnlySet<PlayerId> here)
    {
        var view = new PublicView(session);
        var content = new FrameContent(() => Serialize(Snapshot.Of(view, here)), () => renderer.TableAsync(view));
        return new(FrameNames.Sync, session.Version, content) { Session = session };
    }

    /// <summary>All that is a player's own.</summary>
    public Frame Mine(MyView mine) => Private(() => renderer.MineAsync(mine));

    /// <summary>A player's hand, where their controls are as they were.</summary>
    public Frame MyHand(MyView mine) => Private(() => renderer.HandAsync(mine));

    public Frame Presence(IReadOnlySet<PlayerId> here) =>
        new(FrameNames.Presence, null, new(() => Serialize(new PresencePayload(here, here.Count)), () => renderer.PresenceAsync(here)));

    /// <summary>The first frame of every connection.</summary>
    /// <param name="version">The session's version.</param>
    /// <param name="me">The player a page is for: it may have been rendered for another.</param>
    /// <param name="seen">What the next poll has to send back.</param>
    public static Frame Hello(long version, PlayerId? me = null, string? seen = null) =>
        Fact(FrameNames.Hello, new HelloPayload(version, Build.Id, me, seen));

    /// <summary>The reader has no access any more, for this reason.</summary>
    public static Frame Gone(Reason reason) => Fact(FrameNames.Gone, new GonePayload(Problem.CodeOf(reason)), isLast: true);

    /// <summary>The server stops; the client is to come back after a random pause.</summary>
    public static Frame Bye() => Fact(FrameNames.Bye, new ByePayload(Random.Shared.Next(MaxRetryMs)), isLast: true);

    static Frame Private(Func<Task<ReadOnlyMemory<byte>>> html) =>
        new(FrameNames.Private, null, new(() => Serialize(new EmptyPayload()), html));

    static Frame Fact(string name, object payload, bool isLast = false) =>
        new(name, null, new(() => Serialize(payload))) { IsLast = isLast };

    static ReadOnlyMemory<byte> Serialize(object payload) => JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), Json.Options);
}
