using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>
/// One thing to tell, made once for all who hear it, in each form that somebody asks for and not before.
/// A frame with a version moves the position of the stream; one without never does.
/// </summary>
sealed class Frame(string name, long? version, Func<Way, Task<ReadOnlyMemory<byte>>> make)
{
    readonly Lock gate = new();
    readonly Task<ReadOnlyMemory<byte>>?[] made = new Task<ReadOnlyMemory<byte>>?[Enum.GetValues<Way>().Length];

    public string Name => name;
    public long? Version => version;

    /// <summary>The session after what it tells; null where it tells nothing of the session.</summary>
    public PokerSession? Session { get; init; }

    /// <summary>Nothing is written for it; it only says that the owner's private part may have changed.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The stream ends with it.</summary>
    public bool IsLast { get; init; }

    public Task<ReadOnlyMemory<byte>> BytesAsync(Way way)
    {
        lock (gate) return made[(int)way] ??= make(way);
    }
}

/// <summary>The forms a frame is written in: fragments for pages or data for scripts.</summary>
enum Way { Html, Json }
