namespace PlanningPoker.Web.Rendering.Models;

/// <summary>How the votes differ from those of an earlier round; players who voted in only one of the two are left out.</summary>
/// <param name="Changed">The votes that changed.</param>
/// <param name="UnchangedCount">How many players voted for the same card again.</param>
public sealed record VoteChanges(IReadOnlyList<VoteChange> Changed, int UnchangedCount)
{
    public static VoteChanges Since(FinishedRound earlier, PublicView view)
    {
        var votes = view.Results!.Votes
            .Join(earlier.Results.Votes, vote => vote.PlayerId, vote => vote.PlayerId, (now, before) => (Now: now, Before: before))
            .ToLookup(vote => vote.Now.Value == vote.Before.Value);
        return new([.. votes[false].Select(vote => ChangeOf(vote.Before, vote.Now))], votes[true].Count());

        VoteChange ChangeOf(RevealedVote before, RevealedVote now) => new(
            now.Name, view.SeatOf(now.PlayerId), before.Value, now.Value,
            Direction(earlier.Deck, before.Value, view.Deck, now.Value));
    }

    /// <summary>The cards of two different decks have no common order.</summary>
    static string Direction(Deck earlierDeck, string from, Deck deck, string to) =>
        !deck.Equals(earlierDeck) ? "" : deck.IndexOf(to) > deck.IndexOf(from) ? "up" : "down";
}

/// <summary>One player's vote in two rounds.</summary>
/// <param name="Direction"><c>up</c>, <c>down</c>, or empty when the cards cannot be compared.</param>
public sealed record VoteChange(string Name, int Seat, string From, string To, string Direction);
