using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Api;

/// <summary>A round: its votes, its reveal, the next one.</summary>
static class RoundEndpoints
{
    public static Task<IResult> VoteAsync([AsParameters] ApiCall call) => call.RunAsync<Vote>(VoteAnswer.Of);

    public static Task<IResult> RetractAsync([AsParameters] ApiCall call, int? round, int? rev) =>
        call.RunAsync<Retract>(body => (new Retract(body.Round ?? round, body.Rev ?? rev), null), VoteAnswer.Of, whenEmpty: new());

    public static Task<IResult> RevealAsync([AsParameters] ApiCall call) => call.RunAsync(RevealAnswer.Of, whenEmpty: new Reveal());

    public static Task<IResult> ResetAsync([AsParameters] ApiCall call) => call.RunAsync(RoundAnswer.Of, whenEmpty: new Reset());

    public static Task<IResult> QuickVoteAsync([AsParameters] ApiCall call) => call.RunAsync(RoundAnswer.Of, whenEmpty: new QuickVote());
}
