namespace PlanningPoker.Core.Commands;

/// <summary>Creates a link that connects another device to the actor. It replaces an earlier link.</summary>
public sealed record CreateDeviceLink(DeviceLinkHash Link) : PlayerCommand
{
    public override string Verb => "device:pass";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        actor.Self.DeviceLink is { } link && link.Accepts(Link, actor.At)
            ? Outcome.Unchanged(session)
            : Outcome.ChangedPrivately(session.With(actor.Self with { DeviceLink = new(Link, actor.At + DeviceLink.Lifetime) }));
}
