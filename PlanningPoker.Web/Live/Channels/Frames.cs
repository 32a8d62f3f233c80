using System.Text.Json;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>Makes the frames: which patch and which payload each carries.</summary>
sealed class Frames(IPageRenderer renderer)
{
    const int LongestGoodbyeMs = 8000;

    public static readonly Frame Ping = Plain(FrameNames.Ping, new Nothing());

    public Frame Of(SessionChange change) => change switch
    {
        { Event: null } => new("", null, new(() => default)) { Session = change.After, Concerned = change.Concerned, IsSilent = true },
        { Event: SessionDeleted } => Farewell(Reason.NoSession),
        { Event: { } what } => Versioned(what.Name, change.After, () => renderer.ChangeAsync(change), () => EventPayload.Of(what, new PublicView(change.After)), change.Concerned),
    };

    /// <summary>The whole table.</summary>
    public Frame Sync(PokerSession session, IReadOnlySet<PlayerId> here)
    {
        var view = new PublicView(session);
        return Versioned(FrameNames.Sync, session, () => renderer.TableAsync(view), () => Snapshot.Of(view, here));
    }

    /// <summary>All that is a player's own.</summary>
    public Frame Mine(MyView mine) => OfMine(() => renderer.MineAsync(mine));

    /// <summary>The hand, where the rest is as it was.</summary>
    public Frame MyHand(MyView mine) => OfMine(() => renderer.HandAsync(mine));

    public Frame Here(IReadOnlySet<PlayerId> here) => new(FrameNames.Presence, null, Content(() => renderer.PresenceAsync(here), () => new Presence(here, here.Count)));

    /// <param name="version">The session's version.</param>
    /// <param name="me">Whom a page is spoken to as: it may have been made for another.</param>
    /// <param name="seen">What a poll is to be asked with next time.</param>
    public static Frame Greeting(long version, PlayerId? me = null, string? seen = null) => Plain(FrameNames.Hello, new Hello(version, Build.Id, me, seen));

    /// <summary>The reader has no business here any more.</summary>
    public static Frame Farewell(Reason reason) => Plain(FrameNames.Gone, new Gone(Problems.CodeOf(reason)), isLast: true);

    /// <summary>The server is going; come back after so many milliseconds, not all at once.</summary>
    public static Frame Goodbye() => Plain(FrameNames.Bye, new Bye(Random.Shared.Next(LongestGoodbyeMs)), isLast: true);

    static Frame OfMine(Func<Task<ReadOnlyMemory<byte>>> html) => new(FrameNames.Private, null, Content(html, () => new Nothing()));

    static Frame Versioned(
        string name, PokerSession session, Func<Task<ReadOnlyMemory<byte>>> html, Func<object> payload, PlayerId? concerned = null) =>
        new(name, session.Version, Content(html, payload)) { Session = session, Concerned = concerned };

    static FrameContent Content(Func<Task<ReadOnlyMemory<byte>>> html, Func<object> payload) => new(() => Serialized(payload()), html);

    static Frame Plain(string name, object payload, bool isLast = false) => new(name, null, new(() => Serialized(payload))) { IsLast = isLast };

    static ReadOnlyMemory<byte> Serialized(object payload) => JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), Json.Options);

    sealed record Hello(long Version, string Build, [property: OmitNull] PlayerId? PlayerId, [property: OmitNull] string? Seen);

    sealed record Presence(IReadOnlySet<PlayerId> Here, int Online);

    sealed record Gone(string Code);

    sealed record Bye(int RetryMs);

    sealed record Nothing;
}
