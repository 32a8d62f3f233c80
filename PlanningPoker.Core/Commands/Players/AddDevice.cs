namespace PlanningPoker.Core.Commands;

/// <summary>
/// Gives the player of the actor's device another key of the same browser. Nothing changes for a key that has a player already.
/// </summary>
/// <param name="Device">The other key.</param>
public sealed record AddDevice(DeviceHash Device) : PlayerCommand
{
    public override string Verb => "device:add";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        session.PlayerOf(Device) is null
            ? Outcome.ChangedPrivately(session.With(actor.Self.WithDevice(Device)))
            : Outcome.Unchanged(session);
}
