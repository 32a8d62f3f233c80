using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Rendering.Refusals;

/// <summary>Turns exceptions that are not bugs into refusals: a busy storage, a body that cannot be read or does not come.</summary>
sealed partial class FailureHandler(ProblemWriter problems, ILogger<FailureHandler> log) : IExceptionHandler
{
    static readonly TimeSpan BusyRetryAfter = TimeSpan.FromSeconds(1);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The caller is gone, or the server stops: there is nobody to answer, and nothing has failed.
        if (exception is ConnectionAbortedException or OperationCanceledException { InnerException: ConnectionAbortedException })
        {
            httpContext.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return true;
        }
        RequestFault? fault = exception switch
        {
            StoreBusyException => RequestFault.Busy,
            BadHttpRequestException bad => Problem.FaultOf(bad.StatusCode),
            _ when UnreadableBody.IsByDisk(exception) => RequestFault.Busy,
            // The body is incomplete or malformed.
            IOException => RequestFault.BadRequest,
            _ => null,
        };
        if (fault is not { } known) return false;
        if (exception is StoreBusyException) LogBusy(log, exception);
        else if (known is RequestFault.Busy) LogDisk(log, exception);
        await problems.WriteAsync(httpContext, known, known is RequestFault.Busy ? BusyRetryAfter : null);
        return true;
    }

    [LoggerMessage(20, LogLevel.Warning, "The request was refused because the storage did not answer in time.")]
    static partial void LogBusy(ILogger log, Exception exception);

    [LoggerMessage(24, LogLevel.Error, "The request was refused because a file could not be read or written.")]
    static partial void LogDisk(ILogger log, Exception exception);
}
