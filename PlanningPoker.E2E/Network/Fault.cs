namespace PlanningPoker.E2E.Network;

/// <summary>
/// A fault of the network that a <see cref="FaultProxy"/> injects. The predefined faults occur in practice; combine them with <c>with</c>.
/// </summary>
public sealed record Fault
{
    public static readonly Fault None = new();

    /// <summary>The cable is unplugged: open connections are reset and new ones are refused.</summary>
    public static readonly Fault Unplugged = new() { Resets = true, Refuses = true };

    /// <summary>Open connections are reset once; new ones are accepted.</summary>
    public static readonly Fault Cut = new() { Resets = true };

    /// <summary>Open connections stay open; new ones are refused.</summary>
    public static readonly Fault Refused = new() { Refuses = true };

    /// <summary>
    /// Nothing passes, and neither side is notified. When the fault ends, the bytes that were held are delivered, as TCP does.
    /// </summary>
    public static readonly Fault BlackHole = new() { IsSilent = true };

    /// <summary>
    /// Like <see cref="BlackHole"/>, but the connections that were open when it began stay dead, as behind a router that lost its state.
    /// </summary>
    public static readonly Fault Forgotten = new() { IsSilent = true, Forgets = true };

    /// <summary>A proxy that forwards a response only when it is complete, which an event stream never is.</summary>
    public static readonly Fault Buffered = new() { HoldsResponses = true };

    /// <summary>A proxy without its server: open connections are reset and every request is answered with 503.</summary>
    public static readonly Fault Unavailable = new() { Resets = true, IsUnavailable = true };

    /// <summary>
    /// A proxy or a virus scanner that passes on each message of a stream or a WebSocket only when the next one arrives.
    /// </summary>
    public static readonly Fault HeldUntilNext = new() { HoldsUntilNext = true };

    /// <summary>A gateway that lets no request last longer, and cuts what has begun.</summary>
    public static Fault CutEvery(TimeSpan limit) => new() { RequestLimit = limit };

    /// <summary>A gateway that passes on only complete responses, and answers with 504 for those that take longer.</summary>
    public static Fault GatewayTimeoutAfter(TimeSpan limit) => new() { HoldsResponses = true, RequestLimit = limit };

    /// <summary>A proxy that passes on what a stream or a WebSocket has sent only at intervals.</summary>
    public static Fault BatchedEvery(TimeSpan interval) => new() { BatchInterval = interval };

    /// <summary>A proxy that passes on what a stream or a WebSocket has sent only when it is this much.</summary>
    public static Fault HeldUntilBytes(int count) => new() { HeldBytes = count };

    /// <summary>A phone's network: each message takes another time, up to this, and none passes another one.</summary>
    public static Fault Jitter(TimeSpan upTo) => new() { MaxJitter = upTo };

    /// <summary>A proxy that inspects what a stream or a WebSocket sends, and passes on all of it this much later.</summary>
    public static Fault LateStreams(TimeSpan by) => new() { StreamDelay = by };

    public static readonly Fault NoWebSockets = new() { RefusesUpgrades = true };

    public static readonly Fault NoStreams = new() { RefusesStreams = true };

    public static Fault Delayed(TimeSpan toServer, TimeSpan toBrowser) => new() { ToServer = toServer, ToBrowser = toBrowser };

    /// <summary>Only what the server sends is lost; what the browser sends arrives. When the fault ends, it is delivered.</summary>
    public static readonly Fault DeafBrowser = new() { IsSilentToBrowser = true };

    /// <summary>Only what the browser sends is lost; what the server sends arrives.</summary>
    public static readonly Fault DeafServer = new() { IsSilentToServer = true };

    public static Fault Slow(int bytesPerSecond) => new() { BytesPerSecond = bytesPerSecond };

    public bool Resets { get; init; }
    public bool Refuses { get; init; }
    public bool IsSilent { get; init; }
    public bool IsSilentToServer { get; init; }
    public bool IsSilentToBrowser { get; init; }
    public bool Forgets { get; init; }
    public bool HoldsResponses { get; init; }
    public bool IsUnavailable { get; init; }
    public bool RefusesUpgrades { get; init; }
    public bool RefusesStreams { get; init; }
    public bool HoldsUntilNext { get; init; }
    public TimeSpan? RequestLimit { get; init; }
    public TimeSpan? BatchInterval { get; init; }
    public int HeldBytes { get; init; }
    public TimeSpan MaxJitter { get; init; }
    public TimeSpan StreamDelay { get; init; }
    public TimeSpan ToServer { get; init; }
    public TimeSpan ToBrowser { get; init; }

    /// <summary>The speed in each direction of each connection; null means unlimited.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>How many of the received bytes are passed on.</summary>
    internal long Releases(long received) => HeldBytes > 0 ? received / HeldBytes * HeldBytes : received;

    /// <summary>The response of the proxy itself; null when the request is passed on to the server.</summary>
    internal string? ResponseTo(HttpHead request) =>
        IsUnavailable ? Response("503 Service Unavailable")
        : RefusesUpgrades && request.IsUpgrade ? Response("403 Forbidden")
        : RefusesStreams && request.AsksForStream ? Response("502 Bad Gateway")
        : null;

    internal static string Response(string status)
    {
        var page = $"<h1>{status}</h1>";
        return $"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\n\r\n{page}";
    }
}
