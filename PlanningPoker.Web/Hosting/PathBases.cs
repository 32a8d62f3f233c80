using Microsoft.Extensions.Primitives;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// The path under which a proxy serves the app (docs/security.md): <c>Hosting:PathBase</c>, or what the proxy sends as
/// <c>X-Forwarded-Prefix</c>. Pages name it once, in their base element, so what is sent to everyone is the same under any path.
/// </summary>
static class PathBases
{
    /// <summary>
    /// Must come after the forwarded headers. The proxy may pass the path on or take it away, and a request to the server itself needs
    /// none.
    /// </summary>
    public static void UsePathBaseSetting(this WebApplication app)
    {
        // A wrong one stops the start later, with a sentence.
        if (app.Configuration["Hosting:PathBase"] is not { Length: > 0 } setting || !Setting.IsPathBase(setting)) return;
        PathString path = setting;
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments(path, out var rest)) http.Request.Path = rest;
            http.Request.PathBase = path;
            return next(http);
        });
    }

    /// <summary>The address on this host of a path of the app.</summary>
    /// <param name="request">A request to the app.</param>
    /// <param name="path">Such as <c>/s/K7QF-92MX-4TRA</c>.</param>
    public static string At(this HttpRequest request, string path) => request.PathBase.ToUriComponent() + path;

    /// <summary>The path for cookies: other programs on the host do not get them.</summary>
    public static string CookiePath(this HttpRequest request) => request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "/";

    /// <summary>Without a slash at its end; null if it is no path, which would be in every link that we make.</summary>
    internal static string? Normalized(StringValues prefixes) =>
        prefixes is [{ } one] && one.TrimEnd('/') is var path && Setting.IsPathBase(path) ? path : null;
}
