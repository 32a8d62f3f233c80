namespace PlanningPoker.Core.Commands;

/// <summary>Leaves the session. The seat is kept for a return, and the name stays in finished rounds.</summary>
public sealed record Leave : PlayerCommand
{
    public override string Verb => "session:leave";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        UnseatPlayer(session, actor, actor.Self, Seating.Left);

    internal static Outcome UnseatPlayer(PokerSession session, PlayerActor actor, Player player, Seating seating)
    {
        var without = session.Unseat(player, seating);
        var isOffered = seating is Seating.Removed;
        return Outcome.Changed(
            isOffered ? without.Offer(PlayerUndo.Of(session, actor, player)) : without,
            new PlayerLeft(actor.Id, player.Id, without.NewHostSince(session)));
    }
}
