using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;
using PlanningPoker.Web.Live.Transports;

namespace PlanningPoker.Web.Live;

/// <summary>The ways by which a page is kept true.</summary>
static class LiveEndpoints
{
    /// <summary>Streams end by themselves when the server stops; what is left after this has lost its reader.</summary>
    static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<ISessionFeed, LocalFeed>()
        .AddSingleton<Frames>()
        .AddSingleton<Hub>()
        .AddSingleton<IPresence>(provider => provider.GetRequiredService<Hub>())
        .AddHostedService(provider => provider.GetRequiredService<Hub>())
        .AddSingleton<EventStream>()
        .AddSingleton<Socket>()
        .AddSingleton<Poll>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/s/{code}/live").ExcludeFromDescription();
        live.MapGet("", (string code, HttpContext http, EventStream stream) => ServeAsync(http, stream.ServeAsync(http, code, Way.HtmlEvents))).WithMetadata(new OpenStream());
        live.MapGet(PageNames.SocketPath, (string code, HttpContext http, Socket socket) => ServeAsync(http, socket, code, Way.HtmlMessages)).WithMetadata(new OpenStream());
        live.MapGet(PageNames.PollPath, (string code, HttpContext http, Poll poll) => ServeAsync(http, poll.ServeAsync(http, code))).WithMetadata(new OpenStream());
        live.MapPost(PageNames.HeartbeatPath, BeatAsync);
    }

    public static async Task ServeAsync(HttpContext http, Task<bool> serving)
    {
        if (!await serving) await Problems.Of(Reason.NoSession).ExecuteAsync(http);
    }

    public static Task ServeAsync(HttpContext http, Socket socket, string code, Way way, IListener? listener = null) =>
        http.WebSockets.IsWebSocketRequest ? ServeAsync(http, socket.ServeAsync(http, code, way, listener)) : Problems.Of(Reason.BadRequest).ExecuteAsync(http);

    /// <summary>A stream takes any amount of bytes to nobody: only what the other side sends proves that it is there.</summary>
    static async Task<IResult> BeatAsync(string code, HttpContext http, Sessions sessions, Hub hub)
    {
        if (await Guest.OfAsync(http, code, sessions, Way.JsonMessages) is not { } guest) return Problems.Of(Reason.NoSession);
        if (guest.Me is not { } me) return Problems.Of(Reason.NotJoined);
        await hub.ProveAsync(guest.Session.Code, me);
        return TypedResults.NoContent();
    }
}
