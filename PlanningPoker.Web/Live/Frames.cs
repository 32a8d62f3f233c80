using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using PlanningPoker.Core;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Live;

/// <summary>Makes the frames: which partial and which payload each carries, and their bytes on an event stream.</summary>
sealed class Frames(PartialRenderer renderer)
{
    const int LongestGoodbyeMs = 8000;

    public static readonly Frame Ping = Plain("live:ping", new Nothing());

    public Frame Of(SessionChange change) => change switch
    {
        { Event: null } => new("", null, _ => Task.FromResult(ReadOnlyMemory<byte>.Empty)) { Session = change.After, IsSilent = true },
        { Event: SessionDeleted } => Farewell(Reason.NoSession),
        { Event: { } what } => Versioned(what.Name, change.After, "_Update", change, () => EventPayload.Of(what, new PublicView(change.After))),
    };

    /// <summary>The whole table.</summary>
    public Frame Sync(PokerSession session, IReadOnlySet<PlayerId> here)
    {
        var view = new PublicView(session);
        return Versioned("session:sync", session, "_Sync", view, () => Snapshot.Of(view, here));
    }

    public Frame Mine(MyView mine) => Made("me:changed", null, "_Mine", mine, () => new Nothing());

    public Frame Here(IReadOnlySet<PlayerId> here) => Made("presence:changed", null, "_Presence", here, () => new Presence(here, here.Count));

    public static Frame Greeting(long version) => Plain("live:hello", new Hello(version, Build.Id));

    /// <summary>The reader has no business here any more.</summary>
    public static Frame Farewell(Reason reason) => Plain("live:gone", new Gone(Problems.CodeOf(reason)), isLast: true);

    /// <summary>The server is going; come back after so many milliseconds, not all at once.</summary>
    public static Frame Goodbye() => Plain("live:bye", new Bye(Random.Shared.Next(LongestGoodbyeMs)), isLast: true);

    Frame Versioned(string name, PokerSession session, string partial, object model, Func<object> payload) =>
        new(name, session.Version, Maker(name, session.Version, partial, model, payload)) { Session = session };

    Frame Made(string name, long? version, string partial, object model, Func<object> payload) =>
        new(name, version, Maker(name, version, partial, model, payload));

    Func<Way, Task<ReadOnlyMemory<byte>>> Maker(string name, long? version, string partial, object model, Func<object> payload) => async way =>
        await BytesAsync(name, version, way == Way.Html ? await renderer.RenderAsync(partial, model) : Serialized(payload()));

    static Frame Plain(string name, object payload, bool isLast = false) =>
        new(name, null, _ => BytesAsync(name, null, Serialized(payload))) { IsLast = isLast };

    static string Serialized(object payload) => JsonSerializer.Serialize(payload, payload.GetType(), Json.Options);

    static async Task<ReadOnlyMemory<byte>> BytesAsync(string name, long? version, string data)
    {
        using var buffer = new MemoryStream();
        await SseFormatter.WriteAsync(One(new SseItem<string>(data, name) { EventId = version?.ToString(CultureInfo.InvariantCulture) }), buffer);
        return buffer.ToArray();
    }

    static async IAsyncEnumerable<SseItem<string>> One(SseItem<string> item)
    {
        yield return await ValueTask.FromResult(item);
    }

    sealed record Hello(long Version, string Build);

    sealed record Presence(IReadOnlySet<PlayerId> Here, int Online);

    sealed record Gone(string Code);

    sealed record Bye(int RetryMs);

    sealed record Nothing;
}
