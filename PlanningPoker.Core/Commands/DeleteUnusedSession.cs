namespace PlanningPoker.Core.Commands;

/// <summary>Deletes the session if no player has changed anything since a time.</summary>
public sealed record DeleteUnusedSession(DateTimeOffset Since) : SystemCommand
{
    public override string Verb => "session:expire";
    public override SystemReason Reason => SystemReason.SessionUnused;

    private protected override Outcome Apply(PokerSession session, SystemActor actor) => session.ActiveAt < Since
        ? Outcome.Changed(session, new SessionDeleted(actor.Reason))
        : Outcome.Unchanged(session);
}
