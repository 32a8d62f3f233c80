namespace PlanningPoker.Core.Commands;

/// <summary>Sends a player away. The link still lets them join again.</summary>
public sealed record RemovePlayer(PlayerId PlayerId) : Command, IOfPlayer
{
    public override string Verb => "player:remove";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) => session.Player(PlayerId) switch
    {
        null => Outcome.Refused(session, Reason.NoPlayer),
        { IsSeated: false } => Outcome.Quiet(session),
        var player when player.Id == actor.Id => Leave.Unseated(session, actor, player, Seating.Left),
        var player => Leave.Unseated(session, actor, player, Seating.Removed),
    };
}
