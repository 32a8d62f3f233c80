using Microsoft.AspNetCore.Http.HttpResults;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Api;

/// <summary>Downloads of a session: for scripts under <c>/api</c>, and by the links of the pages.</summary>
static class ExportEndpoints
{
    static readonly TimeSpan WriteTimeout = TimeSpan.FromMinutes(10);

    public static IResult ForScripts([AsParameters] ApiCall call, string? format, TimeProvider clock)
    {
        if (ExportFormats.Parse(format ?? "json") is not { } wanted) return Problem.Of(Reason.BadRequest).ToResult();
        if (call.Current.Session is not { } session) return Problem.Of(Reason.NoSession).ToResult();
        return FileOf(call.Http, session, wanted, clock);
    }

    public static IResult ForPages(string format, HttpContext http, CurrentPlayer current, TimeProvider clock)
    {
        if (ExportFormats.Parse(format) is not { } wanted || current.Session is not { } session) return TypedResults.NotFound();
        // The table shows the form to join.
        if (!current.MayRead) return TypedResults.Redirect($"~/s/{session.Code}");
        return current.WrittenCode == session.Code.Value
            ? FileOf(http, session, wanted, clock)
            : TypedResults.Redirect($"~/s/{session.Code}/export.{format}", permanent: true);
    }

    static PushStreamHttpResult FileOf(HttpContext http, PokerSession session, ExportFormat format, TimeProvider clock)
    {
        var export = Export.Create(session, format, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(to => WriteAsync(http, export, to, clock), export.ContentType, export.Name);
    }

    /// <summary>Kestrel ends a connection that reads nearly nothing; this one, what takes too long altogether.</summary>
    static async Task WriteAsync(HttpContext http, Export export, Stream to, TimeProvider clock)
    {
        using var deadline = new CancellationTokenSource(WriteTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        try
        {
            await export.WriteAsync(to, either.Token);
        }
        catch (OperationCanceledException)
        {
            // Half a file must not look like a whole one.
            http.Abort();
        }
    }
}
