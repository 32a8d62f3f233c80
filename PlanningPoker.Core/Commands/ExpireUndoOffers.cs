namespace PlanningPoker.Core.Commands;

/// <summary>Ends the offers to undo a change whose time is over.</summary>
public sealed record ExpireUndoOffers : SystemCommand
{
    public override string Verb => "undo:expire";
    public override SystemReason Reason => SystemReason.UndoExpired;

    private protected override Outcome Apply(PokerSession session, SystemActor actor)
    {
        var offers = session.UndoOffers.RemoveAll(offer => offer.Terms.Until <= actor.At);
        return offers.Count == session.UndoOffers.Count
            ? Outcome.Unchanged(session)
            : Outcome.Changed(session with { UndoOffers = offers }, new UndoExpired(actor.Reason));
    }
}
