namespace PlanningPoker.Core.Commands;

/// <summary>
/// Marks the session if no player has changed anything since a time, and deletes it when it was marked long enough. A clock that is wrong
/// for less than the notice only marks; the mark is taken away when the clock is right again, or when somebody uses the session.
/// </summary>
/// <param name="Since">Sessions that were used since then stay.</param>
/// <param name="Notice">How long a session is marked before it is deleted.</param>
public sealed record DeleteUnusedSession(DateTimeOffset Since, TimeSpan Notice) : SystemCommand
{
    public override string Verb => "session:expire";
    public override SystemReason Reason => SystemReason.SessionUnused;
    public override bool RunsAfterTheEnd => true;

    private protected override Outcome Apply(PokerSession session, SystemActor actor)
    {
        if (session.ActiveAt >= Since)
        {
            return session.MarkedUnusedAt is null
                ? Outcome.Unchanged(session)
                : Outcome.ChangedPrivately(session with { MarkedUnusedAt = null });
        }
        // A mark in the future was made by a clock that was wrong.
        if (session.MarkedUnusedAt is not { } marked || marked > actor.At)
            return Outcome.ChangedPrivately(session with { MarkedUnusedAt = actor.At });
        return actor.At - marked >= Notice
            ? Outcome.Changed(session, new SessionDeleted(actor.Reason))
            : Outcome.Unchanged(session);
    }
}
