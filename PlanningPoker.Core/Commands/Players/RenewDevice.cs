namespace PlanningPoker.Core.Commands;

/// <summary>
/// Replaces an earlier key of the actor's browser, in two steps: first the new key belongs to the player too, and once the browser has
/// proved that it keeps the new one, by sending it, the earlier key is forgotten. There is no event.
/// </summary>
/// <param name="Earlier">The earlier key, which the browser sent too.</param>
public sealed record RenewDevice(DeviceHash Earlier) : PlayerCommand
{
    public override string Verb => "device:renew";
    public override AllowedActors AllowedActors => AllowedActors.Anyone;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.PlayerOf(Earlier) is not { IsSeated: true } owner || Earlier == actor.Device) return Outcome.Unchanged(session);
        return actor.Player switch
        {
            null => Outcome.ChangedPrivately(session.With(owner.WithDevice(actor.Device))),
            { Id: var id } when id == owner.Id =>
                Outcome.ChangedPrivately(session.With(owner with { Devices = owner.Devices.Remove(Earlier) })),
            _ => Outcome.Unchanged(session),
        };
    }
}
