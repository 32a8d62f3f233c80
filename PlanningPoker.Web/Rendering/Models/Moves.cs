namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Who changed their card since an earlier round, and where to.</summary>
public sealed record Moves(IReadOnlyList<Move> Moved, int Stayed)
{
    public static Moves Between(PublicView view, FinishedRound earlier)
    {
        var both = view.Results!.Votes.Join(earlier.Results.Votes, vote => vote.PlayerId, vote => vote.PlayerId, (to, from) => (to, from)).ToList();
        return new(
            [.. both.Where(pair => pair.to.Value != pair.from.Value).Select(pair => new Move(
                pair.to.Name, view.SeatOf(pair.to.PlayerId), pair.from.Value, pair.to.Value, Direction(view.Deck, earlier.Deck, pair.from.Value, pair.to.Value)))],
            both.Count(pair => pair.to.Value == pair.from.Value));
    }

    /// <summary>Cards of two different decks have no common order.</summary>
    static string Direction(Deck deck, Deck before, string from, string to) =>
        !deck.Equals(before) ? "" : deck.IndexOf(to) > deck.IndexOf(from) ? "up" : "down";
}

/// <summary>One player's change of mind between two rounds.</summary>
/// <param name="Direction"><c>up</c>, <c>down</c>, or empty where that cannot be said.</param>
public sealed record Move(string Name, int Seat, string From, string To, string Direction);
