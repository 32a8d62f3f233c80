namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// The votes as piles of chips: the cards from one below the lowest vote to one above the highest, then the special cards that were played.
/// </summary>
public sealed record Distribution(IReadOnlyList<Pile> Piles)
{
    int Highest => Piles.Max(pile => pile.Count);

    /// <summary>The size of the chips, from 1 (large) to 3. At 4 there are too many chips, and bars replace them.</summary>
    public int Scale => Highest switch { <= 6 => 1, <= 12 => 2, <= 36 => 3, _ => 4 };

    public bool IsBars => Scale == 4;

    public static Distribution Of(PublicView view, RoundResults results)
    {
        var played = results.Votes.ToLookup(vote => vote.Value);
        var most = results.Statistics.Distribution.Max(each => each.Count);
        return new([.. FacesShown(view.Deck, played).Select(PileOf)]);

        Pile PileOf(string face)
        {
            List<int?> seats = [.. played[face].Select(vote => vote.PlayerId is { } player ? view.SeatOf(player) : (int?)null)];
            return new(face, view.Deck.RankOf(face), seats, seats.Count == most, 100 * seats.Count / most);
        }
    }

    static IEnumerable<string> FacesShown(Deck deck, ILookup<string, RevealedVote> played)
    {
        var sized = deck.Cards.Where(card => !card.IsSpecial).Select(card => card.Face).ToList();
        var (first, last) = (sized.FindIndex(played.Contains), sized.FindLastIndex(played.Contains));
        var shown = first < 0 ? [] : sized[Math.Max(0, first - 1)..Math.Min(sized.Count, last + 2)];
        return shown.Concat(deck.Cards.Where(card => card.IsSpecial && played.Contains(card.Face)).Select(card => card.Face));
    }
}

/// <param name="Face">The card.</param>
/// <param name="Rank">Its rank in the deck; null for a card without one.</param>
/// <param name="Seats">The seats of those who played it; null for votes of an anonymous round.</param>
/// <param name="IsMost">Whether no pile is higher.</param>
/// <param name="Percent">Its height, the highest being 100.</param>
public sealed record Pile(string Face, int? Rank, IReadOnlyList<int?> Seats, bool IsMost, int Percent)
{
    public int Count => Seats.Count;
}
