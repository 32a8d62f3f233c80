using System.Collections.Immutable;

namespace PlanningPoker.Web.Api;

/// <summary>The session in numbers.</summary>
/// <param name="Done">Whether there are stories, and none is left to estimate.</param>
/// <param name="Stories">How many stories there are, without the parked ones.</param>
/// <param name="Estimated">How many have an estimate.</param>
/// <param name="Points">The sum of the estimates that are numbers; null when none is.</param>
/// <param name="WithoutPoints">How many estimates are no numbers.</param>
/// <param name="Rounds">How many rounds on stories were revealed.</param>
/// <param name="AtFirstVote">How many stories got their estimate after one round.</param>
/// <param name="Seconds">The time from the first round on a story to the last reveal, without pauses of more than half an hour.</param>
/// <param name="Parked">How many stories are parked.</param>
/// <param name="Participants">The names of those who took part, in seat order.</param>
/// <param name="Agreement">
/// The share of the most chosen card in each round on a story in which two cards or more count, 0 to 1, oldest first.
/// </param>
sealed record SummaryAnswer(
    bool Done, int Stories, int Estimated, decimal? Points, int WithoutPoints, int Rounds, int AtFirstVote, int? Seconds,
    int Parked, ImmutableArray<string> Participants, ImmutableArray<double> Agreement)
{
    public static SummaryAnswer Of(PokerSession session)
    {
        var (summary, history) = (SessionSummary.Of(session), SessionHistory.Of(session));
        return new(
            summary.IsDone, summary.Stories.Count, summary.Estimated, summary.Points, summary.WithoutPoints, summary.Rounds,
            summary.AtFirstVote, (int?)summary.TimeTaken?.TotalSeconds, history.Parked.Count, history.Participants,
            [.. history.Agreement.Select(point => point.Share)]);
    }
}
