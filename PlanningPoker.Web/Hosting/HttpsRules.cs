namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Sends browsers to https (<c>Hosting:HttpsRedirect</c>) and has them remember it (<c>Hosting:HstsDays</c>), where no proxy does. Both are
/// off by default: in an office network, plain http has to work.
/// </summary>
static class HttpsRules
{
    public static void UseHttpsRules(this WebApplication app)
    {
        var redirects = app.Configuration.GetValue("Hosting:HttpsRedirect", false);
        var days = app.Configuration.GetValue("Hosting:HstsDays", 0);
        if (!redirects && days <= 0) return;
        var hsts = $"max-age={(long)TimeSpan.FromDays(days).TotalSeconds}";
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps)
            {
                if (days > 0) http.Response.Headers.StrictTransportSecurity = hsts;
                return next(http);
            }
            // Whoever looks after the server asks it directly.
            if (!redirects || http.Request.Path.StartsWithSegments("/health")) return next(http);
            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            http.Response.Headers.Location =
                $"https://{http.Request.Host.Host}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
            return Task.CompletedTask;
        });
    }
}
