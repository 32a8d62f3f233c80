namespace PlanningPoker.Core.Model;

/// <summary>Starts rounds, and offers to go back to those that are left.</summary>
static class NextRound
{
    /// <summary>
    /// Starts the next round; its story is no longer parked. The current one is finished if it was revealed; otherwise it is dropped with
    /// its hidden votes when no offer can bring it back any more.
    /// </summary>
    public static PokerSession OpenRound(this PokerSession session, StoryId? story, DateTimeOffset at)
    {
        var earlier = story is null ? [] : session.FinishedRounds.Append(session.Round).Where(round => round.Story == story);
        return session.Open(new()
        {
            Number = session.Round.Number + 1,
            NumberInStory = 1 + earlier.Select(round => round.NumberInStory).DefaultIfEmpty().Max(),
            Story = story,
            QuickVote = story is null ? session.Round.Number + 1 : null,
            Deck = session.Deck,
            StartedAt = at,
        });
    }

    /// <summary>Starts the next round, and offers to go back to the current one if it has votes.</summary>
    public static PokerSession LeaveRound(this PokerSession session, StoryId? story, PlayerActor actor, SavedEstimate? saved = null) =>
        session.OpenRound(story, actor.At).WithWayBack(session, WayBack(session, actor) with { Saved = saved });

    /// <summary>Starts the next round on the same story, or of the same quick vote; see <see cref="LeaveRound"/>.</summary>
    public static PokerSession VoteAgain(this PokerSession session, PlayerActor actor)
    {
        // To people another deck before the first vote is no other round.
        var isUntouched = !session.Round.HasVotes && !session.Deck.Equals(session.Round.Deck);
        var again = new Round
        {
            Number = session.Round.Number + 1,
            NumberInStory = session.Round.NumberInStory + (isUntouched ? 0 : 1),
            Story = session.Round.Story,
            QuickVote = session.Round.QuickVote,
            Deck = session.Deck,
            StartedAt = actor.At,
        };
        return session.Open(again).WithWayBack(session, WayBack(session, actor));
    }

    static PokerSession Open(this PokerSession session, Round round) => session.WithoutParked(round.Story) with
    {
        FinishedRounds = session.Round.IsRevealed ? session.FinishedRounds.Add(session.Round) : session.FinishedRounds,
        LeftRounds = session.Round.IsRevealed ? session.LeftRounds : session.LeftRounds.Add(session.Round),
        Round = round.Under(session.Settings),
    };

    static RoundUndo WayBack(PokerSession session, PlayerActor actor) =>
        new(UndoTerms.For(session, actor), session.Round.Number);

    static PokerSession WithWayBack(this PokerSession opened, PokerSession before, RoundUndo undo) =>
        before.Round.HasVotes ? opened.Offer(undo) : opened;
}
