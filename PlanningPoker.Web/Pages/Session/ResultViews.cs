using PlanningPoker.Core;
using Results = PlanningPoker.Core.Results;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>The votes as piles: from one card below the lowest to one above the highest, then the special ones that were played.</summary>
public sealed record Distribution(IReadOnlyList<Pile> Piles)
{
    int Highest => Piles.Max(pile => pile.Count);

    /// <summary>How small the chips are drawn: 1 to 3; at 4 there are too many, and bars stand in.</summary>
    public int Scale => Highest switch { <= 6 => 1, <= 12 => 2, <= 36 => 3, _ => 4 };

    public bool IsBars => Scale == 4;

    public static Distribution Of(PublicView view, Results results)
    {
        var seats = view.SeatsOf(results);
        var played = results.Votes.ToLookup(vote => vote.Value);
        var most = results.Statistics.Distribution.Max(each => each.Count);
        return new([.. FacesShown(view.Deck, played).Select(face => new Pile(
            face, [.. played[face].Select(vote => seats[vote.PlayerId])], played[face].Count() == most, 100 * played[face].Count() / most))]);
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
/// <param name="Seats">Who played it, by seat.</param>
/// <param name="IsMost">No pile is higher.</param>
/// <param name="Percent">Its height, the highest being 100.</param>
public sealed record Pile(string Face, IReadOnlyList<int> Seats, bool IsMost, int Percent)
{
    public int Count => Seats.Count;
}

/// <summary>One who should speak first.</summary>
public sealed record Outlier(string Name, int Seat, string Face);

/// <summary>Those far apart, lowest card first.</summary>
public static class Outliers
{
    public static IReadOnlyList<Outlier> Of(PublicView view, Results results)
    {
        var seats = view.SeatsOf(results);
        return [.. results.Votes.Where(vote => results.Statistics.Outliers.Contains(vote.PlayerId))
            .OrderBy(vote => view.Deck.IndexOf(vote.Value))
            .Select(vote => new Outlier(vote.Name, seats[vote.PlayerId], vote.Value))];
    }

    /// <summary>Every voter's seat; those who left sat in the last places.</summary>
    internal static Dictionary<PlayerId, int> SeatsOf(this PublicView view, Results results)
    {
        var seats = view.Players.ToDictionary(player => player.Id, player => player.Seat);
        foreach (var vote in results.Votes) seats.TryAdd(vote.PlayerId, seats.Count + 1);
        return seats;
    }
}

/// <summary>Who changed their card since an earlier round, and where to.</summary>
public sealed record Moves(IReadOnlyList<Move> Moved, int Stayed)
{
    public static Moves Between(PublicView view, FinishedRound earlier)
    {
        var now = view.Results!;
        var seats = view.SeatsOf(now);
        var both = now.Votes.Join(earlier.Results.Votes, vote => vote.PlayerId, vote => vote.PlayerId, (to, from) => (to, from)).ToList();
        return new(
            [.. both.Where(pair => pair.to.Value != pair.from.Value).Select(pair => new Move(
                pair.to.Name, seats[pair.to.PlayerId], pair.from.Value, pair.to.Value,
                view.Deck.IndexOf(pair.to.Value) > view.Deck.IndexOf(pair.from.Value)))],
            both.Count(pair => pair.to.Value == pair.from.Value));
    }
}

/// <summary>One player's change of mind between two rounds.</summary>
public sealed record Move(string Name, int Seat, string From, string To, bool IsUp);

/// <summary>The form that the buttons of rows belong to, and the page it leads back to.</summary>
public sealed record RowActions(SessionCode Code, int? Round, string? To = null);
