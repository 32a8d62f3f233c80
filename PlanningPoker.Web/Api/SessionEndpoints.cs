using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>Opens, reads, changes and deletes a session.</summary>
static class SessionEndpoints
{
    public static async Task<IResult> OpenAsync(HttpContext http, Sessions sessions, CurrentPlayer current)
    {
        var (command, _, fault) = await JsonBody.ReadAsync<OpenSession>(http.Request, null, http.RequestAborted);
        if (command is null) return Problem.Of(fault!.Value).ToResult();
        var credentials = JoinCredentials.Of(http.Request, current);
        if (!(await sessions.OpenAsync(command, credentials.Device.Hash)).Is(out var session, out var refusal))
            return Problem.Of(refusal).ToResult();
        var joinUrl = SessionLinks.Invitation(http.Request, session.Code);
        return TypedResults.Created(
            http.Request.At($"/api/sessions/{session.Code}"),
            new SessionAnswer(session.Code, joinUrl, session.Players[0].Id, credentials.Token, session.Version));
    }

    public static async Task<IResult> ShowAsync(
        [AsParameters] ApiCall call, string? since, string? epoch, LongPoll poll, IPresence presence)
    {
        if (!QueryNumber.TryRead<long>(since, out var known)) return Problem.Of(Reason.BadRequest).ToResult();
        var (session, me) = (call.Current.Session, call.Current.Player);
        if (session is not null && known == session.Version && !Epoch.IsOther(epoch))
        {
            if (!await poll.WaitForChangeAsync(session, me?.Id, call.Http.RequestAborted)) return TypedResults.NoContent();
            (session, me) = await call.Caller.FindAsync(call.Aborted);
            if (session?.MayRead(me) == false) return Problem.Of(Reason.NotJoined).ToResult();
        }
        if (session is null) return Problem.Of(Reason.NoSession).ToResult();
        var snapshot = Snapshot.Of(PublicView.Of(session), await presence.GetPresentAsync(session.Code));
        return TypedResults.Ok(snapshot with { You = me is null ? null : SnapshotYou.Of(session, me) });
    }

    public static IResult Summarize([AsParameters] ApiCall call) => call.Current.Session is { } session
        ? TypedResults.Ok(SummaryAnswer.Of(session))
        : Problem.Of(Reason.NoSession).ToResult();

    public static Task<IResult> UpdateAsync([AsParameters] ApiCall call) => call.RunAsync<UpdateSession>();

    public static Task<IResult> UndoAsync([AsParameters] ApiCall call) => call.RunAsync<Undo>();

    public static Task<IResult> EndAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new EndSession());

    public static Task<IResult> ReopenAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new ReopenSession());

    public static Task<IResult> DeleteAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new DeleteSession());
}
