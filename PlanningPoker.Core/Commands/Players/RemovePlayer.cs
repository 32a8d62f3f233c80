namespace PlanningPoker.Core.Commands;

/// <summary>Removes a player from the session. They can join again through the link.</summary>
public sealed record RemovePlayer(PlayerId PlayerId) : PlayerCommand, ITargetsPlayer
{
    public override string Verb => "player:remove";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => session.Player(PlayerId) switch
    {
        null => Outcome.Refused(session, Reason.NoPlayer),
        { IsSeated: false } => Outcome.Unchanged(session),
        var player when player.Id == actor.Id => Leave.UnseatPlayer(session, actor, player, Seating.Left),
        var player => Leave.UnseatPlayer(session, actor, player, Seating.Removed),
    };
}
