using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Serves a session's frames as Server-Sent Events: fragments to pages, data to scripts.</summary>
sealed class EventStream(Sessions sessions, Hub hub)
{
    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, string? code, Way way)
    {
        if (await Guest.OfAsync(http, code, sessions, way) is not { } guest) return false;
        Prepare(http.Response);
        using var visit = await hub.EnterAsync(guest, new(http.Abort, Words: way.IsHtml() ? LiveTimes.WarmUpPings : 0));
        try
        {
            await new Link(sessions, visit, new StreamOutlet(http.Response.BodyWriter, way), http.RequestAborted).RunAsync(guest.Since);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone or takes nothing: there is nobody to tell.
        }
        return true;
    }

    static void Prepare(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
