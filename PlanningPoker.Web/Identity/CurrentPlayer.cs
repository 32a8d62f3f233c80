using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Web.Identity;

/// <summary>The session that a request names and the player it comes from, found once per request, after routing.</summary>
public sealed class CurrentPlayer : ICaller
{
    /// <summary>The route value of pages, and that of the API, which holds the session's code.</summary>
    static readonly string[] CodeNames = ["code", "id"];

    /// <summary>The session's code as it was written; null where the address names no session.</summary>
    public string? WrittenCode { get; private set; }

    /// <summary>The session; null where there is none of that code.</summary>
    public PokerSession? Session { get; private set; }

    /// <summary>The browser's or script's secret; null for a request without one.</summary>
    internal DeviceKey? Device { get; private set; }

    /// <summary>The player that the device belongs to, seated or not.</summary>
    public Player? KnownPlayer { get; private set; }

    /// <summary>The same, while seated.</summary>
    public Player? Player => KnownPlayer is { IsSeated: true } seated ? seated : null;

    /// <summary>Player and device together, for connections that outlive the request.</summary>
    internal PlayerIdentity? Identity => KnownPlayer is { } player ? new(player.Id, Device!.Value.Hash) : null;

    bool ICaller.NamesSession => WrittenCode is not null;

    bool ICaller.IsSessionKnown => Session is not null;

    string? ICaller.PlayerKey => Player is { } player ? KeyOf(Session!.Code, player.Id) : null;

    /// <summary>A player's name among those of all sessions, for limits.</summary>
    internal static string KeyOf(SessionCode session, PlayerId player) => $"{session}/{player}";

    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    internal async Task FindAsync(HttpContext http, Sessions sessions)
    {
        Device = DeviceKey.Of(http.Request);
        WrittenCode = CodeNames.Select(name => (string?)http.GetRouteValue(name)).FirstOrDefault(value => value is not null);
        // Anew, since an error page runs the pipeline a second time, for another address.
        See(SessionCode.TryParse(WrittenCode, out var code) ? await sessions.FindAsync(code, http.RequestAborted) : null);
    }

    /// <summary>The session is now as given, as after a command.</summary>
    internal void See(PokerSession? session)
    {
        Session = session;
        KnownPlayer = Device is { } device ? session?.PlayerOf(device.Hash) : null;
    }

    /// <summary>Gives a browser without a key a new one, so that a form sent twice at once comes from the same device both times.</summary>
    internal DeviceKey Introduce(HttpContext http)
    {
        if (Device is { } known) return known;
        var key = DeviceKey.New();
        key.Remember(http);
        Device = key;
        return key;
    }
}
