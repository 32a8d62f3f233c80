using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// The content of every export: the backlog and the revealed rounds. It has no unrevealed round, so that no file contains a hidden vote,
/// and no session code, so that a reader of the file cannot join. Stories and rounds are made when they are enumerated.
/// </summary>
/// <param name="Name">The session's name.</param>
/// <param name="Participants">Who took part, in seat order.</param>
/// <param name="Stories">The backlog, in order.</param>
/// <param name="QuickVotes">The rounds on no story.</param>
/// <param name="Summary">The session in numbers.</param>
public sealed record ExportedSession(
    string Name, ImmutableArray<string> Participants, IEnumerable<ExportedStory> Stories, IEnumerable<ExportedRound> QuickVotes,
    [property: JsonIgnore] SessionSummary Summary)
{
    public static ExportedSession Of(PokerSession session)
    {
        var rounds = session.RevealedRounds.ToLookup(round => round.Story);
        var times = SessionSummary.TimesOf(session);
        return new(
            session.Name,
            SessionHistory.ParticipantsOf(session),
            session.Stories.Select(story => ExportedStory.Of(
                story, session.Settings.AddressOf(story), times.TryGetValue(story.Id, out var time) ? time : null,
                rounds[story.Id].Count(), Exported(rounds[story.Id]))),
            Exported(rounds[null]),
            SessionSummary.Of(session));

        IEnumerable<ExportedRound> Exported(IEnumerable<Round> all) => all.Select(round => ExportedRound.Of(round, session.Players));
    }
}

/// <summary>A story with its rounds.</summary>
/// <param name="Key">Its key in the tracker.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its link, or its place in the tracker.</param>
/// <param name="Description">Its description.</param>
/// <param name="Estimate">The estimate as a face.</param>
/// <param name="StoryPoints">The estimate as a number, if it is one: ½ is 0.5.</param>
/// <param name="Parked">Whether it is set aside.</param>
/// <param name="Seconds">How long the team was at it; null before its first reveal, and for a parked story.</param>
/// <param name="RoundCount">How many revealed rounds it has.</param>
/// <param name="Rounds">Its revealed rounds, oldest first.</param>
public sealed record ExportedStory(
    string? Key, string Title, string? Url, string? Description,
    string? Estimate, decimal? StoryPoints, bool Parked, int? Seconds,
    [property: JsonIgnore] int RoundCount, IEnumerable<ExportedRound> Rounds)
{
    internal static ExportedStory Of(
        Story story, string? address, TimeSpan? time, int roundCount, IEnumerable<ExportedRound> rounds) => new(
        story.Key, story.Title, address, story.Description,
        story.Estimate, story.Estimate is { } face ? Card.Of(face).Number : null, story.IsParked,
        (int?)time?.TotalSeconds, roundCount, rounds);
}

/// <summary>A revealed round.</summary>
/// <param name="Round">Its number within the session.</param>
/// <param name="RoundInStory">The number that people read: its number on the story, or in the quick vote.</param>
/// <param name="RevealedAt">The time of the reveal, in UTC.</param>
/// <param name="Votes">The votes, those of players who have left included: in seat order, or in an anonymous round by card.</param>
/// <param name="Average">The average of the cards with a number.</param>
/// <param name="Median">The median of the cards with a number.</param>
/// <param name="Consensus">How far the team agreed.</param>
public sealed record ExportedRound(
    int Round, int RoundInStory, DateTimeOffset RevealedAt, ImmutableArray<ExportedVote> Votes,
    double? Average, double? Median, ExportedConsensus Consensus)
{
    internal static ExportedRound Of(Round round, IReadOnlyCollection<Player> players)
    {
        var results = RoundResults.Calculate(round, players);
        return new(
            round.Number, round.NumberInStory, round.RevealedAt!.Value.ToUniversalTime(),
            [.. results.Votes.Select(vote => new ExportedVote(vote.Name, vote.Value, vote.Reason))],
            results.Statistics.Average, results.Statistics.Median,
            new(results.Consensus.Reached, results.Consensus.Value, results.Consensus.Agreement));
    }
}

/// <summary>The vote of one player, with the reason if they gave one; without the name in an anonymous round.</summary>
public sealed record ExportedVote(string? Name, string Value, string? Reason);

/// <summary>How far the team agreed.</summary>
/// <param name="Reached">Whether all votes were equal.</param>
/// <param name="Value">The face that everyone voted for; null without consensus.</param>
/// <param name="Agreement">The share of the most frequent face, 0 to 1.</param>
public sealed record ExportedConsensus(bool Reached, string? Value, double Agreement);
