using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>Who is at the table.</summary>
static class PlayerEndpoints
{
    public static async Task<IResult> JoinAsync([AsParameters] ApiCall call)
    {
        var (join, _, unreadable) = await JsonBody.ReadAsync<Join>(call.Http.Request, null, call.Http.RequestAborted);
        if (join is null) return Problems.Of(unreadable!);
        var newcomer = Newcomer.Of(call.Http.Request);
        return await (call.Caller with { Key = newcomer.Key }).RunAsync(join, null, done => PlayerAnswer.Of(done, newcomer.Token), call.Aborted);
    }

    public static Task<IResult> UpdateAsync([AsParameters] ApiCall call, PlayerId playerId) =>
        call.RunAsync<PlayerPatch>(patch => (patch with { PlayerId = playerId }).Read());

    /// <summary>One's own seat is left; another's is taken away.</summary>
    public static async Task<IResult> DeleteAsync([AsParameters] ApiCall call, PlayerId playerId)
    {
        var (_, me) = await call.Caller.FindAsync(call.Aborted);
        Command command = me?.Id == playerId ? new Leave() : new RemovePlayer(playerId);
        return await call.RunGivenAsync(command);
    }
}
