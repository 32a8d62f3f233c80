namespace PlanningPoker.E2E.Network;

/// <summary>
/// A fault of the network, injected by a <see cref="FaultProxy"/>. The named ones happen to people; combine them with <c>with</c>.
/// </summary>
public sealed record Fault
{
    public static readonly Fault None = new();

    /// <summary>The cable is out: what was open is reset, and nothing new is let in.</summary>
    public static readonly Fault Unplugged = new() { Resets = true, Refuses = true };

    /// <summary>What was open is reset, once; whoever comes again is let in.</summary>
    public static readonly Fault Cut = new() { Resets = true };

    /// <summary>What is open goes on; nothing new is let in.</summary>
    public static readonly Fault Refused = new() { Refuses = true };

    /// <summary>Nothing comes through and nobody is told. When it ends, what was held goes on its way, as TCP does it.</summary>
    public static readonly Fault BlackHole = new() { IsSilent = true };

    /// <summary>The same, but connections that lived through it are dead afterwards, as behind a router that forgot them.</summary>
    public static readonly Fault Forgotten = new() { IsSilent = true, Forgets = true };

    /// <summary>A proxy passes on an answer when it is complete: an event stream never is.</summary>
    public static readonly Fault Buffered = new() { HoldsAnswers = true };

    /// <summary>A proxy whose server is away: open connections end and every request is answered with 503.</summary>
    public static readonly Fault Unavailable = new() { Resets = true, IsUnavailable = true };

    public static readonly Fault NoWebSockets = new() { RefusesUpgrades = true };

    public static readonly Fault NoStreams = new() { RefusesStreams = true };

    public static Fault Delayed(TimeSpan toServer, TimeSpan toBrowser) => new() { ToServer = toServer, ToBrowser = toBrowser };

    public static Fault Slow(int bytesPerSecond) => new() { BytesPerSecond = bytesPerSecond };

    public bool Resets { get; init; }
    public bool Refuses { get; init; }
    public bool IsSilent { get; init; }
    public bool Forgets { get; init; }
    public bool HoldsAnswers { get; init; }
    public bool IsUnavailable { get; init; }
    public bool RefusesUpgrades { get; init; }
    public bool RefusesStreams { get; init; }
    public TimeSpan ToServer { get; init; }
    public TimeSpan ToBrowser { get; init; }

    /// <summary>In each direction of each connection; null is as fast as it goes.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>The response of the proxy itself, instead of the server's; null when the request is passed on.</summary>
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
