namespace PlanningPoker.Core.Commands;

/// <summary>
/// Makes the caller's device one more of the player whose pass it shows, and uses up the pass. Used, expired and unknown passes are
/// refused alike. Nobody else hears of it.
/// </summary>
/// <param name="Pass">The pass shown.</param>
/// <param name="InsteadOf">Whose seat the device gives up, if it has one here; who has no other device left leaves, and that is heard.</param>
[Verb("device:link", Who.Anyone)]
public sealed record LinkDevice(PassHash Pass, PlayerId? InsteadOf = null) : Command
{
    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.HolderOf(Pass, actor.At) is not { } holder) return Outcome.Refused(session, Reason.NotFound);
        if (actor.Player?.Id == holder.Id) return Outcome.Quiet(session);
        if (actor.Player is { IsSeated: true } seated && seated.Id != InsteadOf) return Outcome.Refused(session, Reason.NotYou);

        var without = actor.Player is { } former ? session.With(former with { Devices = former.Devices.Remove(actor.Device) }) : session;
        var linked = without.With(holder.Linked(actor.Device));
        return actor.Player is { IsSeated: true, Devices.Length: 1 }
            ? Leave.Unseated(linked, actor, linked.Player(actor.Id)!, Seating.Left)
            : Outcome.Quiet(linked);
    }
}
