using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>The backlog and its revealed rounds in numbers. It depends on no hidden vote.</summary>
/// <param name="Code">The session's code.</param>
/// <param name="Deck">The session's cards.</param>
/// <param name="Stories">The backlog without the parked stories, in order.</param>
/// <param name="IsDone">Whether no story is left to estimate.</param>
/// <param name="TimeTaken">
/// From the first round on a story to the last reveal, without the pauses longer than <see cref="StoryTimes.MaxPause"/>; null before the
/// first reveal.
/// </param>
public sealed record SessionSummary(
    SessionCode Code, Deck Deck, ImmutableList<Story> Stories, bool IsDone, TimeSpan? TimeTaken)
{
    /// <summary>How many stories have an estimate.</summary>
    public int Estimated => Stories.Count(story => story.Estimate is not null);

    /// <summary>The sum of the estimates that are numbers; null when none is.</summary>
    public decimal? Points => Numbers.Any() ? Numbers.Sum() : null;

    /// <summary>How many estimates are not in <see cref="Points"/>, because they are no numbers.</summary>
    public int WithoutPoints => Estimated - Numbers.Count();

    /// <summary>How many rounds on the stories were revealed.</summary>
    public int Rounds => Stories.Sum(story => story.Rounds);

    /// <summary>How many stories got their estimate after a single round.</summary>
    public int AtFirstVote => Stories.Count(story => story is { Estimate: not null, Rounds: 1 });

    /// <summary>How many stories have each estimate, in the order of the deck; those that are no card of it any more come last.</summary>
    public ImmutableArray<EstimateCount> Sizes =>
    [
        .. Stories.GroupBy(story => story.Estimate).Where(group => group.Key is not null)
            .Select(group => new EstimateCount(group.Key!, Deck.RankOf(group.Key!), group.Count()))
            .OrderBy(size => (uint)Deck.IndexOf(size.Face)).ThenBy(size => Card.Of(size.Face).Number)
            .ThenBy(size => size.Face, StringComparer.Ordinal),
    ];

    /// <summary>The <see cref="Deck.RankOf">rank</see> of a story's estimate; null without one.</summary>
    public int? RankOf(Story story) => story.Estimate is { } face ? Deck.RankOf(face) : null;

    IEnumerable<decimal> Numbers =>
        Stories.Select(story => story.Estimate is { } face ? Card.Of(face).Number : null).OfType<decimal>();

    public static SessionSummary Of(PokerSession session)
    {
        var stories = session.Stories.RemoveAll(story => story.IsParked);
        var times = TimesOf(session);
        return new(
            session.Code, session.Deck, stories, session.IsBacklogDone,
            times.IsEmpty ? null : times.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time));
    }

    /// <summary>How long each story that is not parked took; together the <see cref="TimeTaken"/>.</summary>
    public static ImmutableDictionary<StoryId, TimeSpan> TimesOf(PokerSession session)
    {
        var ids = session.Stories.Where(story => !story.IsParked).Select(story => story.Id).ToHashSet();
        return StoryTimes.Of(session.RevealedRounds.Where(round => round.Story is { } story && ids.Contains(story)));
    }
}

/// <summary>How many stories have an estimate.</summary>
/// <param name="Face">The estimate.</param>
/// <param name="Rank">Its <see cref="Deck.RankOf">rank</see> in the deck.</param>
/// <param name="Count">How many stories have it.</param>
public sealed record EstimateCount(string Face, int? Rank, int Count);
