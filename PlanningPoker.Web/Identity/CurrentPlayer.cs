using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Web.Identity;

/// <summary>The session that the URL of a request names, and the player who sends it; found once per request, after routing.</summary>
public sealed class CurrentPlayer : ICaller
{
    /// <summary>The route values that hold the session code: in pages, and in the API.</summary>
    static readonly string[] CodeNames = ["code", "id"];

    /// <summary>The session code as the URL has it; null if the URL names no session.</summary>
    public string? WrittenCode { get; private set; }

    /// <summary>The session; null if the code is unknown.</summary>
    public PokerSession? Session { get; private set; }

    /// <summary>The secret of the browser or script; null if the request has none.</summary>
    internal DeviceKey? Device { get; private set; }

    /// <summary>The player that the device belongs to, seated or not.</summary>
    public Player? KnownPlayer { get; private set; }

    /// <summary>The player that the device belongs to, if seated.</summary>
    public Player? Player => KnownPlayer is { IsSeated: true } seated ? seated : null;

    /// <summary>Whether the caller may see the table.</summary>
    public bool MayRead => Session?.MayRead(Player) == true;

    /// <summary>Player and device together, for connections that outlive the request.</summary>
    internal PlayerIdentity? Identity => KnownPlayer is { } player ? new(player.Id, Device!.Value.Hash) : null;

    bool ICaller.NamesSession => WrittenCode is not null;

    bool ICaller.IsSessionKnown => Session is not null;

    string? ICaller.SessionKey => Session?.Code.Value;

    string? ICaller.PlayerKey => Player is { } player ? KeyOf(Session!.Code, player.Id) : null;

    string? ICaller.DeviceKey => Device?.Hash.Value;

    /// <summary>Identifies a player among those of all sessions, for the rate limits.</summary>
    internal static string KeyOf(SessionCode session, PlayerId player) => $"{session}/{player}";

    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    internal async Task FindAsync(HttpContext http, Sessions sessions, EarlierDevices earlierDevices)
    {
        Device = DeviceKey.Of(http.Request);
        WrittenCode = CodeNames.Select(name => (string?)http.GetRouteValue(name)).FirstOrDefault(value => value is not null);
        // Also sets it to null: the error page runs the pipeline again for another URL.
        SetSession(SessionCode.TryParse(WrittenCode, out var code) ? await FindAsync(code) : null);

        async Task<PokerSession?> FindAsync(SessionCode code)
        {
            var session = await sessions.FindForAsync(code, Device?.Hash, http.RequestAborted);
            // Only a seat that is taken: with one that was left somebody else would share what this browser takes now.
            if (DeviceKey.EarlierOf(http.Request) is { } earlier && session?.PlayerOf(earlier.Hash) is { IsSeated: true })
            {
                if (Device is { } mine) session = await earlierDevices.ReplaceAsync(session, mine.Hash, earlier.Hash) ?? session;
                if (Device is not { } known || session.PlayerOf(known.Hash) is null) Device = earlier;
            }
            return session is null || !ShowsSession(http) ? session : await sessions.FindNewestAsync(code, http.RequestAborted);
        }
    }

    /// <summary>
    /// Whether the response shows the session: the caller may have changed it on another server just now. What a command decides is
    /// confirmed anyway, and an open connection gets what it is missing.
    /// </summary>
    static bool ShowsSession(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<OpenStream>() is null;

    /// <summary>Replaces the session by a newer state, such as the one after a command.</summary>
    internal void SetSession(PokerSession? session)
    {
        Session = session;
        KnownPlayer = Device is { } device ? session?.PlayerOf(device.Hash) : null;
    }

    /// <summary>Gives a browser that has its seat by an earlier key a new one, which is to replace that.</summary>
    internal void OfferDevice(HttpContext http)
    {
        if (Device is { } device && DeviceKey.EarlierOf(http.Request) == device && DeviceKey.Of(http.Request) is null)
            DeviceKey.New().SetCookie(http);
    }

    /// <summary>
    /// Why the caller may not do what only hosts may; null if they may. It is decided by what is stored: another server may have taken the
    /// rights a moment ago.
    /// </summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    internal async Task<Reason?> HostFaultAsync(Sessions sessions, CancellationToken ct)
    {
        if (Session is null || await sessions.FindConfirmedAsync(Session.Code, ct) is not { } confirmed) return Reason.NoSession;
        SetSession(confirmed);
        return (Player, KnownPlayer) switch
        {
            ({ IsHost: true }, _) => null,
            ({ }, _) => Reason.NotHost,
            (_, { Seating: Seating.Removed }) => Reason.Removed,
            _ => Reason.NotJoined,
        };
    }

    /// <summary>Gives a browser without a key a new one, so that a form that is sent twice at once comes from one device.</summary>
    internal DeviceKey EnsureDevice(HttpContext http)
    {
        if (Device is { } known) return known;
        var key = DeviceKey.New();
        key.SetCookie(http);
        Device = key;
        return key;
    }
}
