using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>Who asks for a session's frames, and what of them they have.</summary>
/// <param name="Session">The session as it is.</param>
/// <param name="Identity">The asking player, and the device they ask with; null for a reader without a seat.</param>
/// <param name="Since">The version they have, if they have one.</param>
sealed record Guest(PokerSession Session, Identified? Identity, long? Since)
{
    public PlayerId? Me => Identity?.Player;

    /// <summary>Who has no seat any more may hear so, but is not here.</summary>
    public bool IsSeated => Me is { } me && Session.Player(me) is { IsSeated: true };

    /// <returns>Null when there is no such session.</returns>
    public static async Task<Guest?> OfAsync(HttpContext http, string? code, Sessions sessions, Way way)
    {
        if (!SessionCode.TryParse(code, out var sessionCode) || await sessions.FindAsync(sessionCode, http.RequestAborted) is not { } session) return null;
        var device = DeviceKey.Of(http.Request)?.Hash;
        var player = device is { } known ? session.PlayerOf(known) : null;
        // A page without a seat any more is told so; a script may go on reading.
        var isKnown = player is { IsSeated: true } || player is not null && way.IsHtml();
        return new(session, isKnown ? new Identified(player!.Id, device!.Value) : null, SinceOf(http.Request));
    }

    /// <summary>What the browser remembers of its last connection beats what the page was made with.</summary>
    static long? SinceOf(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], out var last) ? last
        : long.TryParse(request.Query["since"], out var since) ? since
        : null;
}
