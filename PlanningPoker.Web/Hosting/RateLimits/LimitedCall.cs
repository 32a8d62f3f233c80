using System.Net.Sockets;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>What a request is, as far as the limits care: where it comes from, which session it names, who is asking, what it wants.</summary>
sealed record LimitedCall(HttpContext Http, PokerSession? Session, Player? Me)
{
    const int NetworkBytes = 8;

    static readonly string[] CodeNames = ["code", "id"];

    public static async Task<LimitedCall> OfAsync(HttpContext http, Sessions sessions)
    {
        var session = CodeIn(http) is { } text && SessionCode.TryParse(text, out var code) ? await sessions.FindAsync(code, http.RequestAborted) : null;
        var me = session is not null && DeviceKey.Of(http.Request) is { } key && session.PlayerOf(key.Hash) is { IsSeated: true } player ? player : null;
        return new(http, session, me);
    }

    /// <summary>The remote address. Of version 6 the network: one household has 2⁶⁴ addresses and more.</summary>
    public string Address => AddressOf(Http);

    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes(), 0, NetworkBytes),
        var address => address.ToString(),
    };

    public bool NamesSession => CodeIn(Http) is not null;
    public bool OpensSession => IsPost && (Page == "/Index" || Pattern == "/api/sessions");
    public bool Joins => IsPost && (Page == "/Session/Devices/Pass" || Page == "/Session/Table/Table" && string.Equals(Handler, "join", StringComparison.OrdinalIgnoreCase)
        || Pattern == "/api/sessions/{id}/players");
    public bool IsCommand => Me is not null && !HttpMethods.IsGet(Http.Request.Method) && !HttpMethods.IsHead(Http.Request.Method);
    public bool IsStream => Http.GetEndpoint()?.Metadata.GetMetadata<OpenStream>() is not null || IsLongPoll;

    bool IsLongPoll => HttpMethods.IsGet(Http.Request.Method) && Pattern == "/api/sessions/{id}" && Http.Request.Query.ContainsKey("since");

    bool IsPost => HttpMethods.IsPost(Http.Request.Method);
    string? Pattern => (Http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
    string? Page => (string?)Http.GetRouteValue("page");

    /// <summary>A page takes its handler's name from either place.</summary>
    string? Handler => (string?)Http.GetRouteValue("handler") ?? Http.Request.Query["handler"].FirstOrDefault();

    static string? CodeIn(HttpContext http) => CodeNames.Select(name => (string?)http.GetRouteValue(name)).FirstOrDefault(value => value is not null);
}

/// <summary>Marks an endpoint whose answer stays open.</summary>
sealed record OpenStream;

/// <summary>The stream counts among those of this player.</summary>
sealed record CountedStream(PlayerId Player);
