namespace PlanningPoker.Core.Commands;

/// <summary>
/// Connects the actor's device to the player who created the link. A link works once; a used, expired or unknown link is refused. There
/// is no event, unless the device's former player leaves the session.
/// </summary>
/// <param name="Link">The hash of the link that was opened.</param>
/// <param name="InsteadOf">
/// The current player of the device, to confirm that the device leaves them. A player without another device leaves the session.
/// </param>
public sealed record LinkDevice(DeviceLinkHash Link, PlayerId? InsteadOf = null) : PlayerCommand
{
    public override string Verb => "device:link";
    public override AllowedActors AllowedActors => AllowedActors.Anyone;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.LinkOwner(Link, actor.At) is not { } owner) return Outcome.Refused(session, Reason.NotFound);
        if (actor.Player?.Id == owner.Id) return Outcome.Unchanged(session);
        if (actor.Player is { IsSeated: true } seated && seated.Id != InsteadOf) return Outcome.Refused(session, Reason.NotYou);

        var without = actor.Player is { } former
            ? session.With(former with { Devices = former.Devices.Remove(actor.Device) })
            : session;
        var linked = without.With(owner.WithDevice(actor.Device) with { DeviceLink = null });
        return actor.Player is { IsSeated: true, Devices.Length: 1 }
            ? Leave.UnseatPlayer(linked, actor, linked.Player(actor.Id)!, Seating.Left)
            : Outcome.ChangedPrivately(linked);
    }
}
