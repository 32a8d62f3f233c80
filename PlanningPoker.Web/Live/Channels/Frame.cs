using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// One thing to tell, made once for all who hear it, in each form that somebody asks for and not before.
/// A frame with a version moves the position of the stream; one without never does.
/// </summary>
sealed class Frame(string name, long? version, FrameContent content)
{
    static readonly int WayCount = Enum.GetValues<Way>().Length;

    readonly Task<ReadOnlyMemory<byte>>?[] made = new Task<ReadOnlyMemory<byte>>?[WayCount];
    Task<ReadOnlyMemory<byte>>? html, json;

    public string Name => name;
    public long? Version => version;

    /// <summary>The session after what it tells; null where it tells nothing of the session.</summary>
    public PokerSession? Session { get; init; }

    /// <summary>Whose private part may look different after it; null where it may be anyone's.</summary>
    public PlayerId? Concerned { get; init; }

    /// <summary>Nothing is written for it; it only says that a private part may have changed.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The stream ends with it.</summary>
    public bool IsLast { get; init; }

    public bool MayConcern(Identified? reader) => Concerned is not { } one || one == reader?.Player;

    public Task<ReadOnlyMemory<byte>> BytesAsync(Way way) => Volatile.Read(ref made[(int)way]) ?? BeginAsync(way);

    Task<ReadOnlyMemory<byte>> BeginAsync(Way way) => Once.MakeAsync(ref made[(int)way], () => MakeAsync(way));

    async Task<ReadOnlyMemory<byte>> MakeAsync(Way way)
    {
        var isFragment = content.Html is not null && way.IsHtml();
        var text = await (isFragment ? Once.MakeAsync(ref html, content.Html!) : Once.MakeAsync(ref json, () => Task.FromResult(content.Json())));
        return way.IsEvents() ? await Envelope.EventAsync(name, version, text) : Envelope.Message(name, version, text.Span, isFragment);
    }
}

/// <summary>What a frame says, in UTF-8.</summary>
/// <param name="Json">The payload, for scripts.</param>
/// <param name="Html">The fragments, for pages; null where pages too read the payload.</param>
sealed record FrameContent(Func<ReadOnlyMemory<byte>> Json, Func<Task<ReadOnlyMemory<byte>>>? Html = null);
