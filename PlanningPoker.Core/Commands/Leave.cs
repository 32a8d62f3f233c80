namespace PlanningPoker.Core.Commands;

/// <summary>Gives up the seat. It, and the name in finished rounds, are there on return.</summary>
public sealed record Leave : Command
{
    public override string Verb => "session:leave";
    public override Who Who => Who.Players;

    private protected override Outcome Apply(PokerSession session, Actor actor) => Unseated(session, actor, actor.Self, Seating.Left);

    internal static Outcome Unseated(PokerSession session, Actor actor, Player player, Seating seating)
    {
        var without = session.Unseat(player, seating);
        return Outcome.Changed(without, new PlayerLeft(actor.Id, player.Id, without.HostSince(session)));
    }
}
