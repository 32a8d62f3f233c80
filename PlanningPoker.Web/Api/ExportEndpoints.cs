using Microsoft.AspNetCore.Http.HttpResults;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Api;

/// <summary>What a team takes home, for scripts and by the links of the pages.</summary>
static class ExportEndpoints
{
    public static async Task<IResult> ForScriptsAsync([AsParameters] ApiCall call, string? format, TimeProvider clock)
    {
        if (FormatOf(format ?? "json") is not { } wanted) return Problems.Of(Reason.BadRequest);
        var (session, _) = await call.Caller.FindAsync(call.Aborted);
        return session is null ? Problems.Of(Reason.NoSession) : FileOf(call.Http, session, wanted, clock);
    }

    public static async Task<IResult> ForPeopleAsync(string code, string format, HttpContext http, Sessions sessions, TimeProvider clock)
    {
        if (FormatOf(format) is not { } wanted || !SessionCode.TryParse(code, out var known) || await sessions.FindAsync(known, http.RequestAborted) is not { } session)
            return TypedResults.NotFound();
        return code == known.Value ? FileOf(http, session, wanted, clock) : TypedResults.Redirect($"/s/{known}/export.{format}", permanent: true);
    }

    static ExportFormat? FormatOf(string format) => format switch
    {
        "csv" => ExportFormat.Csv,
        "json" => ExportFormat.Json,
        "md" => ExportFormat.Md,
        _ => null,
    };

    static FileContentHttpResult FileOf(HttpContext http, PokerSession session, ExportFormat format, TimeProvider clock)
    {
        var export = Export.Of(session, format, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(export.Content, export.ContentType, export.Name);
    }
}
