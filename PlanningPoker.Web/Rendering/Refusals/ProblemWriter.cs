using System.Globalization;
using Htmx;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.Telemetry;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering.Refusals;

/// <summary>
/// Answers a refusal from outside pages and endpoints in the caller's format: problem details for scripts, a toast for htmx, and for a
/// browser the status, for which it gets the error page.
/// </summary>
sealed class ProblemWriter(PatchRenderer renderer) : IFaultWriter
{
    public Task WriteAsync(HttpContext http, RequestFault fault, TimeSpan? retryAfter = null) =>
        WriteAsync(http, (Problem)fault, retryAfter);

    public async Task WriteAsync(HttpContext http, Problem problem, TimeSpan? retryAfter = null)
    {
        var response = http.Response;
        if (retryAfter is { } pause)
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (IsForScripts(http.Request))
        {
            await problem.ToResult().ExecuteAsync(http);
            return;
        }
        Measures.Refused(problem.Code);
        response.StatusCode = problem.Status;
        response.Headers[PageNames.RefusalHeader] = problem.Code;
        http.Features.Set(problem);
        if (!http.Request.IsHtmx()) return;
        await renderer.AnswerAsync(http, [Regions.Toast.AppendTo(Regions.Notifications, ToastView.Problem(problem.Title))]);
    }

    public static bool IsForScripts(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi");
}
