namespace PlanningPoker.Core.Commands;

/// <summary>
/// Undoes a change while it is offered, for those who may make it. What others did since stays.
/// </summary>
/// <param name="UndoId">The id of the offer; without one it is no request that could be understood.</param>
public sealed record Undo(long? UndoId) : PlayerCommand
{
    public override string Verb => "undo";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (UndoId is null) return Outcome.Refused(session, Reason.BadRequest);
        var offer = session.UndoOffers.Find(each => each.Id == UndoId);
        if (offer is null || offer.Terms.Until < actor.At) return Outcome.Refused(session, Reason.TooLate);
        if (!offer.Allows(session, actor.Self)) return Outcome.Refused(session, Reason.NotHost);
        if (offer.Undo(session) is not { } undone) return Outcome.Refused(session, Reason.TooLate);
        return Outcome.Changed(
            undone with { UndoOffers = undone.UndoOffers.RemoveAll(each => each.Id == offer.Id) },
            new Undone(
                actor.Id, offer.Id, offer.Kind, offer.StoriesIn(session), (offer as PlayerUndo)?.Player));
    }
}
