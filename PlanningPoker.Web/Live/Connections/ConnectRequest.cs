using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>A request to receive a session's frames.</summary>
/// <param name="Code">The session.</param>
/// <param name="Owner">The player who asks, with their device; null for a reader without a seat.</param>
/// <param name="IsSeated">The player is seated. One who has lost the seat is told so, but does not count as present.</param>
/// <param name="Since">The version that the reader has; null if it has none.</param>
sealed record ConnectRequest(SessionCode Code, PlayerIdentity? Owner, bool IsSeated, long? Since)
{
    /// <returns>Null when there is no such session.</returns>
    public static ConnectRequest? Of(HttpRequest request, CurrentPlayer current, FrameFormat format)
    {
        if (current.Session is not { } session) return null;
        // A page whose player has lost the seat is told so. A script may still read.
        var owner = current.Player is not null || format.IsHtml() ? current.Identity : null;
        return new(session.Code, owner, current.Player is not null, SinceIn(request));
    }

    /// <summary>
    /// Nothing, if the version is of another epoch. The browser's last event id, <c>17</c> or <c>17 from 13</c>, is newer than the version
    /// in the URL, with which the page was rendered.
    /// </summary>
    static long? SinceIn(HttpRequest request) =>
        Epoch.IsOther(request.Query["epoch"]) ? null
        : long.TryParse(request.Headers["Last-Event-ID"].ToString().Split(' ')[0], out var last) ? last
        : long.TryParse(request.Query["since"], out var since) ? since
        : null;
}
