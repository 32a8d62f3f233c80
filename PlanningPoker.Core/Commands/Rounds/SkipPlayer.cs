namespace PlanningPoker.Core.Commands;

/// <summary>
/// Goes on without a player's vote in this round. It ends when the player votes. Nothing changes for a player who has voted or observes.
/// </summary>
public sealed record SkipPlayer(PlayerId PlayerId, int? Round = null) : PlayerCommand, IRoundCommand, ITargetsPlayer
{
    public override string Verb => "round:skip";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Player(PlayerId) is not { IsSeated: true } player) return Outcome.Refused(session, Reason.NoPlayer);
        if (!session.CountsOn(player) || session.Round.FaceOf(player.Id) is not null) return Outcome.Unchanged(session);
        if (session.Round.IsRevealed) return Outcome.Refused(session, Reason.AlreadyRevealed);
        return Outcome.Changed(session.WithSkip(player.Id, true), new PlayerSkipped(actor.Id, player.Id));
    }
}

/// <summary>Waits again for the vote of a player who was skipped.</summary>
public sealed record UnskipPlayer(PlayerId PlayerId, int? Round = null) : PlayerCommand, IRoundCommand, ITargetsPlayer
{
    public override string Verb => "round:unskip";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Player(PlayerId) is not { IsSeated: true } player) return Outcome.Refused(session, Reason.NoPlayer);
        if (!session.Round.IsSkipped(player.Id)) return Outcome.Unchanged(session);
        if (session.Round.IsRevealed) return Outcome.Refused(session, Reason.AlreadyRevealed);
        return Outcome.Changed(session.WithSkip(player.Id, false), new PlayerUnskipped(actor.Id, player.Id));
    }
}
