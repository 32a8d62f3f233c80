namespace PlanningPoker.Web.Hosting;

/// <summary>Nothing loads but our own files, nobody frames us, and no address leaks to another host.</summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an answer that begins anew after an exception has them too.
        context.Response.OnStarting(static state =>
        {
            Add((HttpResponse)state);
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    static void Add(HttpResponse response)
    {
        // Nobody is shown a socket, and its headers stay in memory as long as it is open.
        if (response.StatusCode == StatusCodes.Status101SwitchingProtocols) return;
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var type = headers.ContentType.ToString();
        // A script is a worker's document, and may load nothing then.
        headers.ContentSecurityPolicy = type == "text/javascript" ? "default-src 'none'" : ContentSecurityPolicy;
        // The rest is about what is shown, which these are not: it would be half of what they bring.
        if (type is "text/javascript" or "text/css") return;
        headers.XFrameOptions = "DENY";
        // Not no-referrer: that makes forms send "Origin: null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
    }
}
