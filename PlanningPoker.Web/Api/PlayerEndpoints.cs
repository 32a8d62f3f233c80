using PlanningPoker.Core;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Api;

/// <summary>Who is at the table.</summary>
static class PlayerEndpoints
{
    public static async Task<IResult> JoinAsync([AsParameters] ApiCall call)
    {
        var (join, _, unreadable) = await JsonBody.ReadAsync<Join>(call.Http.Request, null, call.Http.RequestAborted);
        if (join is null) return Problems.Of(unreadable!);
        var newcomer = Newcomer.Of(call.Http.Request);
        return await call.RunAsync(newcomer.Key, null, join, done =>
        {
            var answer = new PlayerAnswer(done.Me.Id, newcomer.Token, done.Session.Version);
            return done.Outcome.Event is null ? TypedResults.Ok(answer) : TypedResults.Created((string?)null, answer);
        });
    }

    public static Task<IResult> UpdateAsync([AsParameters] ApiCall call, PlayerId playerId) =>
        call.RunAsync<PlayerPatch>(patch => (patch with { PlayerId = playerId }).Read(), ChangeAnswer.Of);

    /// <summary>One's own seat is left; another's is taken away.</summary>
    public static async Task<IResult> DeleteAsync([AsParameters] ApiCall call, PlayerId playerId)
    {
        var (_, me) = await call.FindAsync();
        Command command = me?.Id == playerId ? new Leave() : new RemovePlayer(playerId);
        return await call.RunAsync(DeviceKey.Of(call.Http.Request), null, command, ChangeAnswer.Of);
    }
}
