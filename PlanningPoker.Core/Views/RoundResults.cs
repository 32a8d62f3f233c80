using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>The results of a revealed round: the votes, the consensus and the statistics.</summary>
public sealed record RoundResults(ImmutableArray<RevealedVote> Votes, Consensus Consensus, Statistics Statistics)
{
    /// <summary>The results of a revealed round of a session that is in use; calculated once for the same players.</summary>
    public static RoundResults Of(Round round, ImmutableList<Player> players) => FinishedRound.Of(round, players).Results;

    /// <summary>
    /// Calculates the results of a revealed round. Votes are in seat order and include players who have left; those of an anonymous round
    /// are in the order of the cards and of the reasons, which tells nothing of the players.
    /// </summary>
    public static RoundResults Calculate(Round round, IReadOnlyCollection<Player> players)
    {
        var votes = round.IsAnonymous ? VotesWithoutNames(round) : VotesOf(round, players);
        var ordered = votes
            .Select(vote => new DeckVote(vote.PlayerId, Card.Of(vote.Value), round.Deck.IndexOf(vote.Value)))
            .OrderBy(vote => vote.Index)
            .ToList();
        var nonSpecial = ordered.Where(vote => !vote.Card.IsSpecial).ToList();
        return new(votes, ConsensusOf(nonSpecial), StatisticsOf(ordered, nonSpecial));
    }

    /// <summary>The number of votes that are not <c>?</c> or <c>☕</c>. A consensus needs at least two of them to mean anything.</summary>
    public int CountNonSpecial() => Statistics.Distribution.Where(each => !Card.Of(each.Face).IsSpecial).Sum(each => each.Count);

    /// <summary>
    /// The suggested estimate. With consensus: that face. Else, with numbers: the card nearest to the median, the higher one of two
    /// equally near cards. Else: the mode if it is one face. Null when none of these applies.
    /// </summary>
    public string? SuggestEstimate(Deck deck)
    {
        if (Consensus.Reached) return Consensus.Value;
        if (Statistics.Mode is [var only]) return only;
        if (Statistics.Median is not { } median) return null;
        return deck.Cards.Where(card => card.Number is not null)
            .OrderBy(card => Math.Abs((double)card.Number!.Value - median)).ThenByDescending(card => card.Number)
            .Select(card => card.Face).FirstOrDefault();
    }

    static ImmutableArray<RevealedVote> VotesOf(Round round, IReadOnlyCollection<Player> players) =>
    [
        .. from player in players
           let face = round.FaceOf(player.Id)
           where face is not null
           select new RevealedVote(player.Id, player.Name, face, round.Votes[player.Id].Reason),
    ];

    /// <summary>Not by the list of players: it loses some in time, and their cards must not disappear with them.</summary>
    static ImmutableArray<RevealedVote> VotesWithoutNames(Round round) =>
    [
        .. round.Votes.Values.Where(vote => vote.Face is not null)
            .OrderBy(vote => round.Deck.IndexOf(vote.Face!)).ThenBy(vote => vote.Reason, StringComparer.Ordinal)
            .Select(vote => new RevealedVote(null, null, vote.Face!, vote.Reason)),
    ];

    static Consensus ConsensusOf(List<DeckVote> nonSpecial)
    {
        if (nonSpecial.Count == 0) return new(false, null, 0);
        var most = nonSpecial.CountBy(vote => vote.Card.Face).MaxBy(group => group.Value);
        var reached = most.Value == nonSpecial.Count;
        return new(reached, reached ? most.Key : null, (double)most.Value / nonSpecial.Count);
    }

    static Statistics StatisticsOf(List<DeckVote> ordered, List<DeckVote> nonSpecial)
    {
        var numbers = nonSpecial.Select(vote => vote.Card.Number).OfType<decimal>().Select(number => (double)number).Order().ToList();
        var counts = ordered.CountBy(vote => vote.Card.Face);
        return new(
            ordered.Count,
            numbers.Count == 0 ? null : numbers.Average(),
            Median(numbers),
            ModeOf(nonSpecial),
            numbers.Count == 0 ? null : numbers[0],
            numbers.Count == 0 ? null : numbers[^1],
            numbers.Count == 0 ? null : numbers[^1] - numbers[0],
            StandardDeviation(numbers),
            [.. counts.Select(count => new FaceCount(count.Key, count.Value))],
            OutliersOf(nonSpecial));
    }

    static ImmutableArray<string> ModeOf(List<DeckVote> nonSpecial)
    {
        var counts = nonSpecial.CountBy(vote => vote.Card.Face).ToList();
        return [.. counts.Where(group => group.Value == counts.Max(each => each.Value)).Select(group => group.Key)];
    }

    /// <summary>The middle number, or the mean of the two middle ones.</summary>
    static double? Median(List<double> sorted) => sorted.Count switch
    {
        0 => null,
        var n => (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
    };

    /// <summary>The standard deviation of the population: √(Σ(x − mean)² / n).</summary>
    static double? StandardDeviation(List<double> numbers)
    {
        if (numbers.Count == 0) return null;
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }

    /// <summary>The players with the lowest and the highest card, when there is at least one card of the deck between the two.</summary>
    static ImmutableArray<PlayerId> OutliersOf(List<DeckVote> nonSpecial)
    {
        if (nonSpecial.Count == 0) return [];
        var (lowest, highest) = (nonSpecial[0].Index, nonSpecial[^1].Index);
        if (highest - lowest <= 1) return [];
        return [.. nonSpecial.Where(vote => vote.Index == lowest || vote.Index == highest).Select(vote => vote.Player).OfType<PlayerId>()];
    }

    /// <summary>A vote with the index of its card in the deck.</summary>
    readonly record struct DeckVote(PlayerId? Player, Card Card, int Index);
}

/// <summary>The vote of one player after the reveal, with the reason if they gave one.</summary>
/// <param name="PlayerId">The player; null in an anonymous round.</param>
/// <param name="Name">The player's name; null in an anonymous round.</param>
/// <param name="Value">The card.</param>
/// <param name="Reason">Why the player chose it; null without a reason.</param>
public sealed record RevealedVote(PlayerId? PlayerId, string? Name, string Value, string? Reason = null);

/// <summary>How far the team agrees. Special cards (<c>?</c>, <c>☕</c>) do not count.</summary>
/// <param name="Reached">All votes are equal, and there is at least one.</param>
/// <param name="Value">The face that everyone voted for; null without consensus.</param>
/// <param name="Agreement">The share of the most frequent face, 0 to 1.</param>
public sealed record Consensus(bool Reached, string? Value, double Agreement);

/// <summary>The statistics of a round. Numbers are calculated from the cards with a number and are null when there are none.</summary>
/// <param name="Count">The number of votes, special cards included.</param>
/// <param name="Average">The arithmetic mean.</param>
/// <param name="Median">The middle number, or the mean of the two middle ones.</param>
/// <param name="Mode">The most frequent faces that are not special, in deck order.</param>
/// <param name="Min">The lowest number.</param>
/// <param name="Max">The highest number.</param>
/// <param name="Spread">The highest number minus the lowest one.</param>
/// <param name="StandardDeviation">The standard deviation of the population.</param>
/// <param name="Distribution">The number of votes for each face, special cards included, in deck order.</param>
/// <param name="Outliers">
/// The players with the lowest and the highest card, who should speak first; empty when those cards are equal or neighbours in the deck,
/// and in an anonymous round.
/// </param>
public sealed record Statistics(
    int Count, double? Average, double? Median, ImmutableArray<string> Mode,
    double? Min, double? Max, double? Spread, double? StandardDeviation,
    ImmutableArray<FaceCount> Distribution, ImmutableArray<PlayerId> Outliers)
{
    /// <summary>How many votes are not in the average, because their cards have no number; 0 when there is no average.</summary>
    public int CountWithoutNumber() =>
        Average is null ? 0 : Distribution.Where(each => Card.Of(each.Face).Number is null).Sum(each => each.Count);
}

/// <summary>The number of votes for one face.</summary>
public sealed record FaceCount(string Face, int Count);
