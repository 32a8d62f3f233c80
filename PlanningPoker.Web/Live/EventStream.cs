using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>Serves a session's frames as Server-Sent Events: fragments to pages, data to scripts.</summary>
sealed class EventStream(Sessions sessions, Hub hub, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>
    /// A proxy that collects answers lets the beginning through, for it is long. A word now and then shows the reader that nothing
    /// more is held back; after the first seconds the usual pings do.
    /// </summary>
    static readonly TimeSpan WordEvery = TimeSpan.FromSeconds(2);

    const int Words = 6;

    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, string? code, Way way)
    {
        if (await Guest.OfAsync(http, code, sessions, way) is not { } guest) return false;
        Prepare(http.Response);
        var outlet = new StreamOutlet(http.Response.BodyWriter, way);
        // Kestrel waits for open requests when it stops: a stream must end by itself.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var visit = await hub.EnterAsync(guest);
        await using var words = way.IsHtml() ? SayWords(visit.Mailbox) : null;
        using var link = new Link(sessions, visit, outlet, ending.Token);
        try
        {
            await link.RunAsync(guest.Since);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            await outlet.SayGoodbyeAsync();
        }
        catch (OperationCanceledException)
        {
            // The reader is gone or takes nothing: there is nobody to tell, and the connection must not linger.
            http.Abort();
        }
        return true;
    }

    ITimer SayWords(Mailbox mailbox)
    {
        var (left, timer) = (Words, (ITimer?)null);
        return timer = clock.CreateTimer(_ => Say(), null, WordEvery, WordEvery);

        void Say()
        {
            mailbox.Post(Frames.Ping);
            if (--left == 0) timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    static void Prepare(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
