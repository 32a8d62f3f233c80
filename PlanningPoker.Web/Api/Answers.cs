using System.Collections.Immutable;
using System.Text.Json;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Api;

/// <summary>The response to each verb that succeeded, over HTTP and over the WebSocket.</summary>
static class Answers
{
    public static IResult Of(Command command, Done done) => command switch
    {
        Vote vote => VoteAnswer.Of(RoundOf(done, vote.Round), done),
        Retract => VoteAnswer.Of(done.Session.Round, done),
        Reveal reveal => RevealAnswer.Of(RoundOf(done, reveal.Round), done),
        SkipPlayer or UnskipPlayer => SkipAnswer.Of(done),
        Reset or StartStory or QuickVote or Undo => RoundAnswer.Of(done),
        CreateStory create => StoryAnswer.Of(create, done),
        ImportStories import => ImportAnswer.Of(import, done),
        DeleteSession => TypedResults.NoContent(),
        _ => ChangeAnswer.Of(done),
    };

    /// <summary>The round that a command was sent for: after the end, what was done in an earlier one may be repeated.</summary>
    static Round RoundOf(Done done, int? sentFor) => sentFor is null || sentFor == done.Session.Round.Number
        ? done.Session.Round
        : done.Session.FinishedRounds.FindLast(round => round.Number == sentFor) ?? done.Session.Round;
}

/// <summary>A change that was made, or had been made before.</summary>
sealed record ChangeAnswer(long Version)
{
    public static IResult Of(Done done) => TypedResults.Ok(new ChangeAnswer(done.Session.Version));
}

/// <param name="SessionId">The session's code.</param>
/// <param name="JoinUrl">The invitation link.</param>
/// <param name="PlayerId">The host's id.</param>
/// <param name="PlayerToken">The secret that identifies the host; left out for a browser, which has a cookie.</param>
/// <param name="Version">The session's version.</param>
sealed record SessionAnswer(
    SessionCode SessionId, string JoinUrl, PlayerId PlayerId, [property: OmitNull] string? PlayerToken, long Version);

/// <param name="PlayerId">The player's id.</param>
/// <param name="PlayerToken">The secret that identifies the player; left out for a browser, which has a cookie.</param>
/// <param name="Version">The session's version.</param>
sealed record PlayerAnswer(PlayerId PlayerId, [property: OmitNull] string? PlayerToken, long Version)
{
    public static IResult Of(Done done, string? token)
    {
        var answer = new PlayerAnswer(done.Me.Id, token, done.Session.Version);
        return done.Outcome.Event is null ? TypedResults.Ok(answer) : TypedResults.Created((string?)null, answer);
    }
}

/// <param name="Version">The session's version.</param>
/// <param name="Round">The round of the vote.</param>
/// <param name="Rev">The vote's revision.</param>
/// <param name="VoteCount">How many have voted.</param>
/// <param name="TotalPlayers">How many may vote.</param>
sealed record VoteAnswer(long Version, int Round, int Rev, int VoteCount, int TotalPlayers)
{
    public static IResult Of(Round round, Done done)
    {
        var view = done.View;
        var rev = round.Votes.GetValueOrDefault(done.Me.Id)?.Rev ?? 0;
        var count = round.Number == view.Round ? view.VoteCount : round.Votes.Values.Count(vote => vote.Face is not null);
        return TypedResults.Ok(new VoteAnswer(view.Version, round.Number, rev, count, view.TotalPlayers));
    }
}

/// <param name="Version">The session's version.</param>
/// <param name="Round">The current round.</param>
/// <param name="VoteCount">How many have voted.</param>
/// <param name="TotalPlayers">How many votes the round waits for or has.</param>
sealed record SkipAnswer(long Version, int Round, int VoteCount, int TotalPlayers)
{
    public static IResult Of(Done done)
    {
        var view = done.View;
        return TypedResults.Ok(new SkipAnswer(view.Version, view.Round, view.VoteCount, view.TotalPlayers));
    }
}

sealed record RevealAnswer(long Version, int Round, ImmutableArray<RevealedVote> Votes, Consensus Consensus, Statistics Statistics)
{
    public static IResult Of(Round round, Done done)
    {
        if (!round.IsRevealed) throw new ArgumentException("Its votes are hidden.", nameof(round));
        var results = RoundResults.Of(round, done.Session.Players);
        return TypedResults.Ok(new RevealAnswer(
            done.Session.Version, round.Number, results.Votes, results.Consensus, results.Statistics));
    }
}

/// <param name="Version">The session's version.</param>
/// <param name="Round">The current round.</param>
sealed record RoundAnswer(long Version, int Round)
{
    public static IResult Of(Done done) => TypedResults.Ok(new RoundAnswer(done.Session.Version, done.Session.Round.Number));
}

/// <param name="StoryId">The story, new or existing.</param>
/// <param name="Version">The session's version.</param>
sealed record StoryAnswer(StoryId StoryId, long Version)
{
    public static IResult Of(CreateStory create, Done done)
    {
        if (done.Outcome.Event is StoriesCreated { Stories: [var made] })
            return TypedResults.Created((string?)null, new StoryAnswer(made, done.Session.Version));
        _ = StoryId.TryParse(create.Id, out var known);
        return TypedResults.Ok(new StoryAnswer(known, done.Session.Version));
    }
}

/// <param name="Version">The session's version.</param>
/// <param name="Created">How many stories were added.</param>
/// <param name="Skipped">How many rows were skipped.</param>
/// <param name="Columns">The columns of a CSV file, with the field that each is read as, or null; empty for lines.</param>
/// <param name="Problems">What was wrong, by line.</param>
sealed record ImportAnswer(
    long Version, int Created, int Skipped, ImmutableArray<ImportColumn> Columns, ImmutableArray<LineProblem> Problems)
{
    public static IResult Of(ImportStories import, Done done)
    {
        var outcome = done.Outcome;
        var skipped = outcome.Problems.Count(problem => !problem.IsImported);
        return TypedResults.Ok(new ImportAnswer(
            outcome.Session.Version, outcome.Imported.Length, skipped, import.Columns, [.. outcome.Problems.Select(LineProblem.Of)]));
    }
}

/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Reason">A sentence for people.</param>
/// <param name="Code">The reason as a stable name.</param>
sealed record LineProblem(int Line, string Reason, string Code)
{
    public static LineProblem Of(ImportProblem problem) =>
        new(problem.Line, RefusalTexts.Of(problem), JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Code.ToString()));
}
