namespace PlanningPoker.Core.Commands;

/// <summary>
/// Makes the actor's device one more of the player who created the link, and uses the link up. Used, expired and unknown links are
/// refused alike. Nobody else hears of it.
/// </summary>
/// <param name="Link">The link that was opened.</param>
/// <param name="InsteadOf">Whose seat the device gives up, if it has one here; who has no other device left leaves, and that is heard.</param>
public sealed record LinkDevice(DeviceLinkHash Link, PlayerId? InsteadOf = null) : Command
{
    public override string Verb => "device:link";
    public override Who Who => Who.Anyone;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.HolderOf(Link, actor.At) is not { } holder) return Outcome.Refused(session, Reason.NotFound);
        if (actor.Player?.Id == holder.Id) return Outcome.Quiet(session);
        if (actor.Player is { IsSeated: true } seated && seated.Id != InsteadOf) return Outcome.Refused(session, Reason.NotYou);

        var without = actor.Player is { } former ? session.With(former with { Devices = former.Devices.Remove(actor.Device) }) : session;
        var linked = without.With(holder.Linked(actor.Device));
        return actor.Player is { IsSeated: true, Devices.Length: 1 }
            ? Leave.Unseated(linked, actor, linked.Player(actor.Id)!, Seating.Left)
            : Outcome.Quiet(linked);
    }
}
