using System.Globalization;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;
using PlanningPoker.Web.Live.Transports;

namespace PlanningPoker.Web.Live;

/// <summary>The endpoints of the transports, which keep a page up to date.</summary>
static class LiveEndpoints
{
    /// <summary>
    /// Streams end by themselves when the server stops. A connection that is still open after this time has lost its reader.
    /// </summary>
    static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<ISessionFeed, InProcessFeed>()
        .AddSingleton<FrameFactory>()
        .AddSingleton<SessionChannels>()
        .AddSingleton<IPresence>(provider => provider.GetRequiredService<SessionChannels>())
        .AddHostedService(provider => provider.GetRequiredService<SessionChannels>())
        .AddSingleton<EventStreamTransport>()
        .AddSingleton<WebSocketTransport>()
        .AddSingleton<LongPollTransport>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

    /// <summary>The framework's WebSockets, on connections to which several messages can be one write.</summary>
    public static IApplicationBuilder UseBatchedWebSockets(this IApplicationBuilder app) =>
        app.Use(BatchedUpgrade.OfferAsync).UseWebSockets();

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/s/{code}/live").ChecksReaders().ExcludeFromDescription();
        live.MapGet("", (HttpContext http, CurrentPlayer current, EventStreamTransport transport) =>
            EventStreamAsync(http, current, transport, FrameFormat.HtmlEvent)).WithMetadata(new OpenStream());
        live.MapGet(PageNames.SocketPath, (HttpContext http, CurrentPlayer current, WebSocketTransport transport) =>
            WebSocketAsync(http, current, transport, FrameFormat.HtmlMessage)).WithMetadata(new OpenStream());
        live.MapGet(PageNames.PollPath, (HttpContext http, CurrentPlayer current, LongPollTransport transport) =>
            OrNotFoundAsync(http, transport.ServeAsync(http, current))).WithMetadata(new OpenStream(), new MayAnswerAtOnce());
        live.MapPost(PageNames.HeartbeatPath, HeartbeatAsync);
        // Outside the group: whoever was removed may no longer read, but may learn of being back.
        routes.MapGet($"/s/{{code}}{PageNames.SeatPath}", Seat).ExcludeFromDescription();
    }

    /// <summary>Answers with the session's frames as Server-Sent Events.</summary>
    public static Task EventStreamAsync(HttpContext http, CurrentPlayer current, EventStreamTransport transport, FrameFormat format) =>
        OrNotFoundAsync(http, transport.ServeAsync(http, current, format));

    /// <summary>Answers a handshake with the session's frames as messages; anything else is a bad request.</summary>
    public static Task WebSocketAsync(
        HttpContext http, CurrentPlayer current, WebSocketTransport transport, FrameFormat format, IMessageHandler? handler = null) =>
        http.WebSockets.IsWebSocketRequest
            ? OrNotFoundAsync(http, transport.ServeAsync(http, current, format, handler))
            : Problem.Of(Reason.BadRequest).ToResult().ExecuteAsync(http);

    static async Task OrNotFoundAsync(HttpContext http, Task<bool> serving)
    {
        if (!await serving) await Problem.Of(Reason.NoSession).ToResult().ExecuteAsync(http);
    }

    /// <summary>200 with a seat, 204 without one.</summary>
    static IResult Seat(HttpContext http, CurrentPlayer current)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (current.Session is null) return Problem.Of(Reason.NoSession).ToResult();
        return current.Player is null ? TypedResults.NoContent() : TypedResults.Ok();
    }

    /// <summary>
    /// An event stream does not show for minutes that its reader is gone, so the page posts heartbeats. It learns the version, whatever
    /// its stream has delivered.
    /// </summary>
    static async Task<IResult> HeartbeatAsync(CurrentPlayer current, SessionChannels channels, HttpResponse response)
    {
        if (current.Session is not { } session) return Problem.Of(Reason.NoSession).ToResult();
        if (current.Player is not { } me) return Problem.Of(Reason.NotJoined).ToResult();
        await channels.HeartbeatAsync(session.Code, me.Id);
        response.Headers[PageNames.VersionHeader] = session.Version.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }
}
