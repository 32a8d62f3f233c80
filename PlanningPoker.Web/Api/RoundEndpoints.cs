using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Api;

/// <summary>Votes in the current round, reveals it, and starts the next.</summary>
static class RoundEndpoints
{
    public static Task<IResult> VoteAsync([AsParameters] ApiCall call) => call.RunAsync<Vote>();

    public static Task<IResult> RetractAsync([AsParameters] ApiCall call, string? round, string? rev) =>
        call.RunAsync<Retract>(
            body => QueryNumber.TryRead<int>(round, out var asked) && QueryNumber.TryRead<int>(rev, out var mine)
                ? new Retract(body.Round ?? asked, body.Rev ?? mine)
                : Reason.BadRequest,
            whenEmpty: new());

    public static Task<IResult> RevealAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new Reveal());

    public static Task<IResult> SkipAsync([AsParameters] ApiCall call, PlayerId playerId) =>
        call.RunAsync<SkipPlayer>(skip => skip with { PlayerId = playerId }, whenEmpty: new(playerId));

    public static Task<IResult> UnskipAsync([AsParameters] ApiCall call, PlayerId playerId) =>
        call.RunAsync<UnskipPlayer>(unskip => unskip with { PlayerId = playerId }, whenEmpty: new(playerId));

    public static Task<IResult> ResetAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new Reset());

    public static Task<IResult> StopCountdownAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new StopCountdown());

    public static Task<IResult> StartTimerAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new StartTimer());

    public static Task<IResult> AddTimeAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new AddTime());

    public static Task<IResult> PauseTimerAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new PauseTimer());

    public static Task<IResult> StopTimerAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new StopTimer());

    public static Task<IResult> QuickVoteAsync([AsParameters] ApiCall call) => call.RunAsync(whenEmpty: new QuickVote());
}
