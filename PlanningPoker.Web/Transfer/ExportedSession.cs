using System.Collections.Immutable;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// What a team takes home: the backlog and every revealed round. A round that is not revealed is not in it, so nothing of a hidden
/// vote can be in a file; nor is the session's code, which would invite whoever reads the file.
/// </summary>
/// <param name="Name">The session's name.</param>
/// <param name="Stories">The backlog in its order.</param>
/// <param name="QuickVotes">Rounds on no story.</param>
public sealed record ExportedSession(string Name, ImmutableArray<ExportedStory> Stories, ImmutableArray<ExportedRound> QuickVotes)
{
    public static ExportedSession Of(PokerSession session)
    {
        var rounds = session.FinishedRounds.Append(session.Round).Where(round => round.IsRevealed)
            .ToLookup(round => round.Story, round => ExportedRound.Of(round, session.Players));
        return new(session.Name, [.. session.Stories.Select(story => ExportedStory.Of(story, rounds[story.Id]))], [.. rounds[null]]);
    }
}

/// <summary>One story with its rounds.</summary>
/// <param name="Key">Its key in the tracker.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its link.</param>
/// <param name="Description">Its description.</param>
/// <param name="Estimate">As the card shows it.</param>
/// <param name="StoryPoints">The estimate as a number, where it is one: ½ is 0.5.</param>
/// <param name="Rounds">Its revealed rounds, oldest first.</param>
public sealed record ExportedStory(
    string? Key, string Title, string? Url, string? Description, string? Estimate, decimal? StoryPoints, ImmutableArray<ExportedRound> Rounds)
{
    internal static ExportedStory Of(Story story, IEnumerable<ExportedRound> rounds) => new(
        story.Key, story.Title, story.Url, story.Description, story.Estimate, story.Estimate is { } face ? Card.Of(face).Number : null, [.. rounds]);
}

/// <summary>One revealed round.</summary>
/// <param name="Round">Its number within the session.</param>
/// <param name="RevealedAt">When its cards were turned.</param>
/// <param name="Votes">Who played what, in seat order, with those who have left.</param>
/// <param name="Average">Over the numbered cards.</param>
/// <param name="Median">Over the numbered cards.</param>
/// <param name="Consensus">How far the team agreed.</param>
public sealed record ExportedRound(
    int Round, DateTimeOffset RevealedAt, ImmutableArray<ExportedVote> Votes, double? Average, double? Median, ExportedConsensus Consensus)
{
    internal static ExportedRound Of(Round round, IReadOnlyCollection<Player> players)
    {
        var results = RoundResults.Of(round, players);
        return new(
            round.Number, round.RevealedAt!.Value.ToUniversalTime(),
            [.. results.Votes.Select(vote => new ExportedVote(vote.Name, vote.Value))],
            results.Statistics.Average, results.Statistics.Median,
            new(results.Consensus.Reached, results.Consensus.Value, results.Consensus.Agreement));
    }
}

/// <summary>One player's card.</summary>
public sealed record ExportedVote(string Name, string Value);

/// <summary>How far the team agreed: the common face if there was one, and the share of the most frequent face, 0 to 1.</summary>
public sealed record ExportedConsensus(bool Reached, string? Value, double Agreement);
