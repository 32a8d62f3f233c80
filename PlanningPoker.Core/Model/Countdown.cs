namespace PlanningPoker.Core.Model;

/// <summary>The countdown that reveals the cards when everyone who is here has voted.</summary>
static class Countdown
{
    /// <summary>Whether all voters who are not skipped have voted.</summary>
    public static bool HaveAllVoted(this PokerSession session) => !session.Players.Exists(player => IsMissing(session, player));

    /// <summary>Whether there are voters among the players who are here, and all of them have voted.</summary>
    public static bool HaveAllVoted(this PokerSession session, IReadOnlySet<PlayerId> here) =>
        session.Players.Exists(player => session.CountsOn(player) && here.Contains(player.Id)) && !session.IsVoteMissing(here);

    /// <summary>Whether there is a voter among the players who are here who has not voted.</summary>
    public static bool IsVoteMissing(this PokerSession session, IReadOnlySet<PlayerId> here) =>
        session.Players.Exists(player => here.Contains(player.Id) && IsMissing(session, player));

    /// <summary>
    /// Ends the countdown if there is a voter without a vote who was none before, a newcomer or one who took the vote back, and when there
    /// is no vote, only one of an anonymous round, or no such setting any more.
    /// </summary>
    public static PokerSession WithoutLostCountdown(this PokerSession session, PokerSession before)
    {
        if (session.Round.RevealsAt is null) return session;
        var isLost = !session.Round.HasVotes || session.Round.HasOneAnonymousVote() || session.Settings.AutoReveal is not true
            || session.Players.Exists(player => IsMissing(session, player) && !IsMissing(before, before.Player(player.Id)));
        return isLost ? session with { Round = session.Round with { RevealsAt = null } } : session;
    }

    /// <summary>Whether a reveal would tell whose the card is: that of the only player who has voted.</summary>
    public static bool HasOneAnonymousVote(this Round round) =>
        round.IsAnonymous && round.Votes.Values.Count(vote => vote.Face is not null) == 1;

    static bool IsMissing(PokerSession session, Player? player) =>
        player is not null && session.CountsOn(player) && session.Round.FaceOf(player.Id) is null;
}
