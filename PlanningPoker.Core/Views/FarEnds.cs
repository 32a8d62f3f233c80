namespace PlanningPoker.Core.Views;

/// <summary>
/// The lowest and the highest card of a revealed round, when at least one card of the deck lies between them: whoever holds one of them
/// speaks first.
/// </summary>
public sealed record FarEnds(string Lowest, string Highest)
{
    /// <summary>Null before the reveal, and when the cards are equal or neighbours in the deck.</summary>
    public static FarEnds? Of(Round round)
    {
        if (!round.IsRevealed) return null;
        var indexes = round.Votes.Values.Select(vote => vote.Face).OfType<string>().Distinct()
            .Where(face => !Card.Of(face).IsSpecial).Select(round.Deck.IndexOf).DefaultIfEmpty().ToList();
        var (lowest, highest) = (indexes.Min(), indexes.Max());
        return highest - lowest <= 1 ? null : new(round.Deck.Cards[lowest].Face, round.Deck.Cards[highest].Face);
    }

    public FarEnd? EndOf(string? face) => face == Lowest ? FarEnd.Lowest : face == Highest ? FarEnd.Highest : null;
}

/// <summary>One of the two ends of the votes.</summary>
public enum FarEnd { Lowest, Highest }
