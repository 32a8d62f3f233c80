using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>
/// What the summary tells beside the numbers: the revealed rounds of each story and its time, who took part, how far the team agreed, and
/// what was set aside. It depends on no hidden vote.
/// </summary>
/// <param name="Stories">The backlog without the parked stories, in order.</param>
/// <param name="QuickVotes">The revealed rounds on no story, oldest first.</param>
/// <param name="Parked">The parked stories, in order.</param>
/// <param name="Participants">
/// The names of those who are in the session or have a card in a revealed round, in seat order. How many rounds each had is left out:
/// it would name the cards of an anonymous round in which few have voted.
/// </param>
/// <param name="Agreement">
/// The rounds on stories in which at least two cards count, in the order of their reveals, without the parked stories.
/// </param>
public sealed record SessionHistory(
    ImmutableArray<StoryHistory> Stories, ImmutableArray<FinishedRound> QuickVotes, ImmutableList<Story> Parked,
    ImmutableArray<string> Participants, ImmutableArray<AgreementPoint> Agreement)
{
    const int MinVotes = 2;

    /// <summary>The votes of all rounds that it shows.</summary>
    public int VoteCount => Stories.SelectMany(story => story.Rounds).Concat(QuickVotes).Sum(round => round.Results.Votes.Length);

    public static SessionHistory Of(PokerSession session)
    {
        var revealed = session.RevealedRounds.ToList();
        var byStory = revealed.ToLookup(round => round.Story);
        var open = session.Stories.RemoveAll(story => story.IsParked);
        var times = SessionSummary.TimesOf(session);
        return new(
            [.. open.Select(story => new StoryHistory(story, [.. byStory[story.Id].Select(Finished)], TimeOf(story)))],
            [.. byStory[null].Select(Finished)],
            session.Stories.RemoveAll(story => !story.IsParked),
            ParticipantsOf(session),
            [.. AgreementOf(revealed, session)]);

        FinishedRound Finished(Round round) => FinishedRound.Of(round, session.Players);
        TimeSpan? TimeOf(Story story) => times.TryGetValue(story.Id, out var time) ? time : null;
    }

    public static ImmutableArray<string> ParticipantsOf(PokerSession session)
    {
        var voters = session.RevealedRounds.SelectMany(round => round.Votes.Values).Where(vote => vote.Face is not null)
            .Select(vote => vote.Player).ToHashSet();
        return [.. session.Players.Where(player => player.IsSeated || voters.Contains(player.Id)).Select(player => player.Name)];
    }

    static IEnumerable<AgreementPoint> AgreementOf(IEnumerable<Round> revealed, PokerSession session) =>
        from round in revealed
        where round.Story is { } id && session.Story(id) is { IsParked: false }
        let results = RoundResults.Of(round, session.Players)
        where results.CountNonSpecial() >= MinVotes
        orderby round.RevealedAt, round.Number
        select new AgreementPoint(results.Consensus.Agreement, results.Consensus.Reached);
}

/// <summary>A story with its revealed rounds, oldest first.</summary>
/// <param name="Story">The story.</param>
/// <param name="Rounds">Its rounds.</param>
/// <param name="Time">How long the team was at it; null before its first reveal.</param>
public sealed record StoryHistory(Story Story, ImmutableArray<FinishedRound> Rounds, TimeSpan? Time);

/// <summary>How far a team agreed in one round.</summary>
/// <param name="Share">The share of the most chosen card, 0 to 1.</param>
/// <param name="Reached">Whether all chose it.</param>
public readonly record struct AgreementPoint(double Share, bool Reached);
