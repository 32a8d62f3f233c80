using Microsoft.AspNetCore.Diagnostics;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Rendering.Refusals;

/// <summary>What the machine could not do for now, in the words of a refusal.</summary>
sealed class BusyAnswers(RefusalAnswers answers) : IExceptionHandler
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Reason? reason = exception switch
        {
            StoreBusyException => Reason.Busy,
            BadHttpRequestException bad => Problems.OfStatus(bad.StatusCode),
            // A body that breaks off or is no body.
            IOException => Reason.BadRequest,
            _ => null,
        };
        if (reason is not { } known) return false;
        await answers.WriteAsync(httpContext, known, known is Reason.Busy ? Pause : null);
        return true;
    }
}
