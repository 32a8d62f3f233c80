namespace PlanningPoker.Core.Commands;

/// <summary>Creates a link that connects another device to the actor. It replaces an earlier link.</summary>
public sealed record CreateDeviceLink(DeviceLinkHash Link) : Command
{
    public override string Verb => "device:pass";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        actor.Self.DeviceLink is { } link && link.Accepts(Link, actor.At)
            ? Outcome.WithoutEvent(session)
            : Outcome.WithoutEvent(session.With(actor.Self with { DeviceLink = new(Link, actor.At + DeviceLink.Lifetime) }));
}
