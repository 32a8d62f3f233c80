namespace PlanningPoker.Core.Commands;

/// <summary>Creates a link for another device of the actor's. Only the newest link is valid.</summary>
public sealed record CreateDeviceLink(DeviceLinkHash Link) : Command
{
    public override string Verb => "device:pass";
    public override Who Who => Who.Players;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        actor.Self.DeviceLink is { } link && link.Accepts(Link, actor.At)
            ? Outcome.Quiet(session)
            : Outcome.Quiet(session.With(actor.Self with { DeviceLink = new(Link, actor.At + DeviceLink.Lifetime) }));
}
