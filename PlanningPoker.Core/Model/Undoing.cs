namespace PlanningPoker.Core.Model;

/// <summary>Makes and ends offers to undo a change, and brings rounds back.</summary>
static class Undoing
{
    /// <summary>Older offers give way to newer ones.</summary>
    const int MaxOffers = 10;

    public static PokerSession Offer(this PokerSession session, UndoOffer offer) =>
        session with { UndoOffers = [.. session.UndoOffers.TakeLast(MaxOffers - 1), offer] };

    /// <summary>Removes the offers that are no longer possible, and the rounds that none of the others can bring back.</summary>
    public static PokerSession WithoutLostOffers(this PokerSession session)
    {
        if (session is { UndoOffers.IsEmpty: true, LeftRounds.IsEmpty: true }) return session;
        var offers = session.UndoOffers.RemoveAll(offer => offer.Undo(session) is null);
        if (session.Round.HasVotes) offers = [.. offers.Select(WithoutRound)];
        var leftRounds = session.LeftRounds.RemoveAll(round => !offers.Exists(offer => offer.LeftRound == round.Number));
        return session with { UndoOffers = offers, LeftRounds = leftRounds };
    }

    /// <summary>
    /// Replaces a story whose estimate a host has saved. Its newest revealed round has its estimate now. If the cards still lie there, the
    /// reveal can no longer be undone: the estimate rests on it.
    /// </summary>
    public static PokerSession WithEstimated(this PokerSession session, Story story)
    {
        var changed = session.With(story);
        if (story.Estimate is null) return changed;
        if (session.Round.IsRevealed && session.Round.Story == story.Id)
            return changed with
            {
                Round = changed.Round with { IsEstimated = true },
                UndoOffers = changed.UndoOffers.RemoveAll(offer => offer is RevealUndo),
            };
        return session.FinishedRounds.FindLast(round => round.Story == story.Id) is { IsEstimated: false } finished
            ? changed with { FinishedRounds = changed.FinishedRounds.Replace(finished, finished with { IsEstimated = true }) }
            : changed;
    }

    /// <summary>The stories come back without their round when somebody has voted since, also if that vote is taken back.</summary>
    static UndoOffer WithoutRound(UndoOffer offer) =>
        offer is BacklogUndo { Left: not null } backlog ? backlog with { Left = null } : offer;

    /// <summary>Goes back to a round that was left, unless somebody has voted since, or its story is deleted.</summary>
    /// <param name="session">The session.</param>
    /// <param name="left">The number of the round that was left.</param>
    /// <returns>Null if that is not possible.</returns>
    public static PokerSession? ReturnTo(this PokerSession session, int left)
    {
        if (session.Round.HasVotes) return null;
        var round = session.LeftRounds.Find(each => each.Number == left) ?? session.FinishedRounds.FindLast(each => each.Number == left);
        if (round is null || (round.Story is { } story && session.Story(story) is null)) return null;
        var returned = session with
        {
            FinishedRounds = session.FinishedRounds.Remove(round),
            LeftRounds = session.LeftRounds.Remove(round),
            Deck = round.Deck,
        };
        // A story that was parked since is the current one again.
        return returned.WithoutParked(round.Story).Reopen(round);
    }

    /// <summary>
    /// Makes a round the current one again. It gets a new number, so that nothing that was sent for it before counts now. Hidden votes of
    /// those who can no longer vote are taken back, those of players who vote again return, and no countdown reveals the others until
    /// somebody votes.
    /// </summary>
    public static PokerSession Reopen(this PokerSession session, Round round)
    {
        var reopened = round.Under(session.Settings) with
        {
            Number = session.Round.Number + 1,
            RevealsAt = null,
            IsCountdownStopped = true,
        };
        if (!round.IsRevealed) reopened = reopened with { Votes = round.Votes.SetItems(VotesNow(round, session)) };
        return session with
        {
            Round = reopened,
            UndoOffers = [.. session.UndoOffers.Select(offer => InRound(offer, round.Number, reopened.Number))],
        };
    }

    /// <summary>The votes that are other ones because their players can no longer vote, or can vote again.</summary>
    static IEnumerable<KeyValuePair<PlayerId, CastVote>> VotesNow(Round round, PokerSession session) =>
        from vote in round.Votes.Values
        let now = session.Player(vote.Player) is { MayVote: true } ? vote.Return() : vote.Withdraw()
        where now != vote
        select KeyValuePair.Create(vote.Player, now);

    /// <summary>A player who was removed in the round gets the vote back in it, whatever its number is now.</summary>
    static UndoOffer InRound(UndoOffer offer, int old, int now) =>
        offer is PlayerUndo removal && removal.Round == old ? removal with { Round = now } : offer;
}
