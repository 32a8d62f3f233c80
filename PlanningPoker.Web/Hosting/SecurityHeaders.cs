namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Adds the security headers: only our own files are loaded, only sites that the operator names frame our pages, and no URL is sent to
/// another host.
/// </summary>
sealed class SecurityHeaders(RequestDelegate next, Embedding embedding)
{
    readonly string contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'self'; "
        + $"frame-ancestors {embedding.FrameAncestors}";

    public Task InvokeAsync(HttpContext context)
    {
        // Only when the response starts, because an exception handler clears the headers that were set before.
        context.Response.OnStarting(state =>
        {
            Add((HttpResponse)state);
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    void Add(HttpResponse response)
    {
        // A WebSocket shows no content, and its headers stay in memory as long as it is open.
        if (response.StatusCode == StatusCodes.Status101SwitchingProtocols) return;
        var headers = response.Headers;
        // Most pages show whose they are. A browser may keep one for its Back button; a cache in between must not give it to others.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Scripts, style sheets and fonts have the policy of their page, and the headers for documents would be half of a small file.
        if (headers.ContentType.ToString() is "text/javascript" or "text/css" or "font/woff2") return;
        headers["X-Robots-Tag"] = "noindex";
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        // It cannot name a site; browsers that know the policy do not need it.
        if (!embedding.IsAllowed) headers.XFrameOptions = "DENY";
        // Not no-referrer: that makes forms send "Origin: null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
    }
}
