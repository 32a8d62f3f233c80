using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>Joins a session, and changes and removes its players.</summary>
static class PlayerEndpoints
{
    public static async Task<IResult> JoinAsync([AsParameters] ApiCall call)
    {
        var (join, _, fault) = await JsonBody.ReadAsync<Join>(call.Http.Request, null, call.Http.RequestAborted);
        if (join is null) return Problem.Of(fault!.Value).ToResult();
        var credentials = JoinCredentials.Of(call.Http.Request, call.Current);
        var caller = call.Caller with { Device = credentials.Device };
        return await caller.RunAsync(join, null, done => PlayerAnswer.Of(done, credentials.Token), call.Aborted);
    }

    public static Task<IResult> UpdateAsync([AsParameters] ApiCall call, PlayerId playerId) =>
        call.RunAsync<PlayerPatch>(patch => (patch with { PlayerId = playerId }).ToCommand());

    public static Task<IResult> AcceptControlsAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new AcceptControls());

    public static Task<IResult> TakeBackControlsAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new TakeBackControls());

    /// <summary>Players leave their own seat; a host removes another player.</summary>
    public static Task<IResult> DeleteAsync([AsParameters] ApiCall call, PlayerId playerId)
    {
        PlayerCommand command = call.Current.Player?.Id == playerId ? new Leave() : new RemovePlayer(playerId);
        return call.RunCommandAsync(command);
    }
}
