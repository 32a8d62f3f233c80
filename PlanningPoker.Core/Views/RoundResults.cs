using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Views;

/// <summary>What a revealed round says.</summary>
public sealed record RoundResults(ImmutableArray<RevealedVote> Votes, Consensus Consensus, Statistics Statistics)
{
    /// <summary>Reads a revealed round; the votes in seat order, with the names of those who have left.</summary>
    public static RoundResults Of(Round round, IReadOnlyCollection<Player> players)
    {
        ImmutableArray<RevealedVote> votes =
        [
            .. from player in players
               let face = round.FaceOf(player.Id)
               where face is not null
               select new RevealedVote(player.Id, player.Name, face),
        ];
        var onDeck = votes.Select(vote => new Placed(vote.PlayerId, Card.Of(vote.Value), round.Deck.IndexOf(vote.Value))).OrderBy(placed => placed.Index).ToList();
        var sized = onDeck.Where(placed => !placed.Card.IsSpecial).ToList();
        return new(votes, ConsensusOf(sized), StatisticsOf(onDeck, sized));
    }

    /// <summary>How many votes say a size: where only one does, nobody agrees with anybody.</summary>
    public int CountSized() => Statistics.Distribution.Where(each => !Card.Of(each.Face).IsSpecial).Sum(each => each.Count);

    /// <summary>
    /// The estimate to offer: what all agree on; else the card nearest the median, the larger of two equally near;
    /// else, without numbers, the most frequent face if there is just one. Null when there is nothing to go by.
    /// </summary>
    public string? Suggestion(Deck deck)
    {
        if (Consensus.Reached) return Consensus.Value;
        if (Statistics.Median is not { } median) return Statistics.Mode is [var only] ? only : null;
        return deck.Cards.Where(card => card.Number is not null)
            .OrderBy(card => Math.Abs((double)card.Number!.Value - median)).ThenByDescending(card => card.Number)
            .Select(card => card.Face).FirstOrDefault();
    }

    static Consensus ConsensusOf(List<Placed> sized)
    {
        if (sized.Count == 0) return new(false, null, 0);
        var most = sized.CountBy(placed => placed.Card.Face).MaxBy(group => group.Value);
        var reached = most.Value == sized.Count;
        return new(reached, reached ? most.Key : null, (double)most.Value / sized.Count);
    }

    static Statistics StatisticsOf(List<Placed> onDeck, List<Placed> sized)
    {
        var numbers = sized.Select(placed => placed.Card.Number).OfType<decimal>().Select(number => (double)number).Order().ToList();
        var distribution = onDeck.CountBy(placed => placed.Card.Face).Select(group => new FaceCount(group.Key, group.Value)).ToImmutableArray();
        return new(
            onDeck.Count,
            numbers.Count == 0 ? null : numbers.Average(),
            Median(numbers),
            ModeOf(sized),
            numbers.Count == 0 ? null : numbers[0],
            numbers.Count == 0 ? null : numbers[^1],
            numbers.Count == 0 ? null : numbers[^1] - numbers[0],
            StandardDeviation(numbers),
            distribution,
            OutliersOf(sized));
    }

    static ImmutableArray<string> ModeOf(List<Placed> sized)
    {
        var counts = sized.CountBy(placed => placed.Card.Face).ToList();
        return [.. counts.Where(group => group.Value == counts.Max(each => each.Value)).Select(group => group.Key)];
    }

    /// <summary>Of an even count, the mean of the middle two.</summary>
    static double? Median(List<double> sorted) => sorted.Count switch
    {
        0 => null,
        var n => (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
    };

    /// <summary>Of the population: √(Σ(x − mean)² / n).</summary>
    static double? StandardDeviation(List<double> numbers)
    {
        if (numbers.Count == 0) return null;
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }

    /// <summary>Who holds the lowest and who the highest card, when those lie more than one card of the deck apart.</summary>
    static ImmutableArray<PlayerId> OutliersOf(List<Placed> sized) =>
        sized.Count == 0 || sized[^1].Index - sized[0].Index <= 1
            ? []
            : [.. sized.Where(placed => placed.Index == sized[0].Index || placed.Index == sized[^1].Index).Select(placed => placed.Player)];

    readonly record struct Placed(PlayerId Player, Card Card, int Index);
}

/// <summary>One player's card after the reveal.</summary>
public sealed record RevealedVote(PlayerId PlayerId, string Name, string Value);

/// <summary>How far the team agrees, over the votes that are not special.</summary>
/// <param name="Reached">All are equal, and there is at least one.</param>
/// <param name="Value">The face all agree on.</param>
/// <param name="Agreement">The share of the most frequent face, 0 to 1.</param>
public sealed record Consensus(bool Reached, string? Value, double Agreement);

/// <summary>Figures over the numbered cards; <see cref="Count"/> and <see cref="Distribution"/> are over all votes.</summary>
/// <param name="Count">All votes.</param>
/// <param name="Average">Arithmetic mean.</param>
/// <param name="Median">The middle, or the mean of the middle two.</param>
/// <param name="Mode">The most frequent faces that are not special, in deck order.</param>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
/// <param name="Spread">Highest − lowest.</param>
/// <param name="StandardDeviation">Of the population.</param>
/// <param name="Distribution">The faces on the table in deck order.</param>
/// <param name="Outliers">Who should speak first: holders of the lowest and highest card, when those are far apart.</param>
public sealed record Statistics(
    int Count, double? Average, double? Median, ImmutableArray<string> Mode,
    double? Min, double? Max, double? Spread, double? StandardDeviation,
    ImmutableArray<FaceCount> Distribution, ImmutableArray<PlayerId> Outliers);

/// <summary>How many hold one face.</summary>
public sealed record FaceCount(string Face, int Count);
