namespace PlanningPoker.Core.Commands;

/// <summary>Gives up the seat. It, and the name in finished rounds, are there on return.</summary>
[Verb("session:leave", Who.Players)]
public sealed record Leave : Command
{
    private protected override Outcome Apply(PokerSession session, Actor actor) => Unseated(session, actor, actor.Self, Seating.Left);

    internal static Outcome Unseated(PokerSession session, Actor actor, Player player, Seating seating)
    {
        var without = session.Unseat(player, seating);
        return Outcome.Changed(without, new PlayerLeft(actor.Id, player.Id, without.HostSince(session)));
    }
}
