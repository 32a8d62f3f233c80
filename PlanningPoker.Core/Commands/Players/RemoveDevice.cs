namespace PlanningPoker.Core.Commands;

/// <summary>Takes a key from the player of the actor's device, who keeps that device.</summary>
/// <param name="Device">The key; nothing changes if it is not one of this player, or the only one.</param>
public sealed record RemoveDevice(DeviceHash Device) : PlayerCommand
{
    public override string Verb => "device:remove";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        Device != actor.Device && actor.Self.Devices.Contains(Device)
            ? Outcome.ChangedPrivately(session.With(actor.Self with { Devices = actor.Self.Devices.Remove(Device) }))
            : Outcome.Unchanged(session);
}
