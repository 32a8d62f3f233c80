using System.Globalization;
using Htmx;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering.Refusals;

/// <summary>
/// Answers a refusal that was met outside a page or an endpoint, as its reader understands it: problem details for scripts,
/// a note for htmx, and for a browser the status, which becomes the error page.
/// </summary>
sealed class RefusalAnswers(PatchRenderer renderer)
{
    /// <param name="http">The request.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="retryAfter">When it may work, where that is known; told in whole seconds, at least one.</param>
    public async Task WriteAsync(HttpContext http, Refusal refusal, TimeSpan? retryAfter = null)
    {
        var response = http.Response;
        if (retryAfter is { } pause) response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (IsForScripts(http.Request))
        {
            await Problems.Of(refusal).ExecuteAsync(http);
            return;
        }
        response.StatusCode = Problems.StatusOf(refusal.Reason);
        response.Headers[PageNames.RefusalHeader] = Problems.CodeOf(refusal.Reason);
        http.Features.Set(refusal);
        if (http.Request.IsHtmx()) await renderer.AnswerAsync(http, [Regions.Toast.AppendTo(Regions.Notifications, ToastView.Problem(refusal))]);
    }

    public static bool IsForScripts(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi");
}
