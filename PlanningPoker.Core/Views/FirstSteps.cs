namespace PlanningPoker.Core.Views;

/// <summary>
/// What a host can do first at a new table, each until it is done once: <see cref="Invite"/> until somebody else has joined,
/// <see cref="AddStories"/> until there was a story, <see cref="Vote"/> until the host has chosen a card. After the first reveal none is
/// left, nor while there is a timer, whose ring needs the place: whoever has come so far knows the table.
/// </summary>
[Flags]
public enum FirstSteps
{
    None = 0,
    Invite = 1,
    AddStories = 2,
    Vote = 4,
}

static class FirstStepsOfSession
{
    /// <summary>The steps that are left for a player; none for who is no host.</summary>
    /// <remarks>Of the votes only the player's own is read, as in all of a private view.</remarks>
    public static FirstSteps FirstStepsOf(this PokerSession session, Player player)
    {
        if (!player.IsHost || session.Round is not { IsRevealed: false, Timer: null } || !session.FinishedRounds.IsEmpty)
            return FirstSteps.None;
        var isAlone = session.Players.Count == 1 && !session.Settings.IsLocked;
        var hasNoStory = session.Stories.IsEmpty && session.DeletedStories.IsEmpty;
        var isFirstRound = session.Round.Number == 1 && player.MayVote;
        var hasNotVoted = isFirstRound && session.Round.Votes.GetValueOrDefault(player.Id) is null or { Rev: 0 };
        return (isAlone ? FirstSteps.Invite : FirstSteps.None)
            | (hasNoStory ? FirstSteps.AddStories : FirstSteps.None)
            | (hasNotVoted ? FirstSteps.Vote : FirstSteps.None);
    }
}
