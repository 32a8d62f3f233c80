using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Sends a session's frames as Server-Sent Events: HTML to pages, JSON to scripts.</summary>
sealed class EventStreamTransport(Sessions sessions, SessionChannels channels)
{
    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, CurrentPlayer current, FrameFormat format)
    {
        if (ConnectRequest.Of(http.Request, current, format) is not { } request) return false;
        WriteHeaders(http.Response);
        var options = new SubscriptionOptions(format.IsHtml(), http.Abort);
        using var subscription = await channels.SubscribeAsync(request.Code, request.Owner, request.IsSeated, options);
        try
        {
            var writer = new EventStreamWriter(http.Response.BodyWriter, format);
            await new FrameSender(sessions, subscription, writer, http.RequestAborted).RunAsync(request.Since);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone or reads nothing, so there is nobody to answer.
        }
        return true;
    }

    static void WriteHeaders(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
