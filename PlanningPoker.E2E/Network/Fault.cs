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

    public static readonly Fault NoWebSockets = new() { RefusesUpgrades = true };

    public static readonly Fault NoStreams = new() { RefusesStreams = true };

    public static Fault Delayed(TimeSpan toServer, TimeSpan toBrowser) => new() { ToServer = toServer, ToBrowser = toBrowser };

    public static Fault Slow(int bytesPerSecond) => new() { BytesPerSecond = bytesPerSecond };

    public bool Resets { get; init; }
    public bool Refuses { get; init; }
    public bool IsSilent { get; init; }
    public bool Forgets { get; init; }
    public bool HoldsResponses { get; init; }
    public bool IsUnavailable { get; init; }
    public bool RefusesUpgrades { get; init; }
    public bool RefusesStreams { get; init; }
    public TimeSpan ToServer { get; init; }
    public TimeSpan ToBrowser { get; init; }

    /// <summary>The speed in each direction of each connection; null means unlimited.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>The response of the proxy itself; null when the request is passed on to the server.</summary>
    internal string? ResponseTo(HttpHead request) =>
        IsUnavailable ? Response("503 Service Unavailable")
        : RefusesUpgrades && request.IsUpgrade ? Response("403 Forbidden")
        : RefusesStreams && request.AsksForStream ? Response("502 Bad Gateway")
        : null;

    static string Response(string status)
    {
        var page = $"<h1>{status}</h1>";
        return $"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\n\r\n{page}";
    }
}
