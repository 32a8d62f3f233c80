using PlanningPoker.Core;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Live;

/// <summary>Serves a session's frames as Server-Sent Events: fragments to pages, data to scripts.</summary>
sealed class EventStream(Sessions sessions, Hub hub, Frames frames, IHostApplicationLifetime lifetime)
{
    static readonly TimeSpan GoodbyeDeadline = TimeSpan.FromSeconds(1);

    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, string? code, Way way)
    {
        if (!SessionCode.TryParse(code, out var sessionCode) || await sessions.FindAsync(sessionCode, http.RequestAborted) is not { } session)
            return false;
        var player = DeviceKey.Of(http.Request) is { } key ? session.PlayerOf(key.Hash) : null;
        // A page without a seat any more is told so; a script may go on reading.
        var me = player is { IsSeated: true } || way == Way.Html ? player?.Id : null;

        // Kestrel waits for open requests when it stops: a stream must end by itself.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await using var visit = await hub.EnterAsync(sessionCode, me);
        var link = new Link(sessions, frames, visit, way, http.Response.BodyWriter);
        try
        {
            Prepare(http.Response);
            await link.RunAsync(sessionCode, SinceOf(http.Request), ending.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            using var goodbye = new CancellationTokenSource(GoodbyeDeadline);
            await link.EndAsync(Frames.Goodbye(), goodbye.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone or takes nothing: there is nobody to tell, and the connection must not linger.
            http.Abort();
        }
        return true;
    }

    static void Prepare(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>What the browser remembers of its last connection beats what the page was made with.</summary>
    static long? SinceOf(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], out var last) ? last
        : long.TryParse(request.Query["since"], out var since) ? since
        : null;
}
