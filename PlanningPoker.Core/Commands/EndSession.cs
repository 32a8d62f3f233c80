namespace PlanningPoker.Core.Commands;

/// <summary>
/// Ends the session: from then on it can be read, but not changed. A host can open it again, with the cards on the table; only what could
/// be undone can be undone no more.
/// </summary>
public sealed record EndSession : PlayerCommand
{
    public override string Verb => "session:end";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;
    public override bool RunsAfterTheEnd => true;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.IsEnded) return Outcome.Unchanged(session);
        // Nothing is due in a session that has ended, and nothing in it can be undone.
        var ended = session with
        {
            EndedAt = actor.At,
            Round = session.Round with
            {
                RevealsAt = null,
                IsCountdownStopped = session.Round.IsCountdownStopped || session.Round.RevealsAt is not null,
                Timer = session.Round.Timer is { State: TimerState.Running } timer
                    ? RoundTimer.Paused(timer.LeftAt(actor.At))
                    : session.Round.Timer,
            },
            UndoOffers = [],
            LeftRounds = [],
            HandOver = session.HandOver with { HostsAwaySince = null, Offer = null },
        };
        return Outcome.Changed(ended, new SessionEnded(actor.Id));
    }
}

/// <summary>Opens a session again that has ended, as it was left.</summary>
public sealed record ReopenSession : PlayerCommand
{
    public override string Verb => "session:reopen";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;
    public override bool RunsAfterTheEnd => true;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => session.IsEnded
        ? Outcome.Changed(session with { EndedAt = null }, new SessionReopened(actor.Id))
        : Outcome.Unchanged(session);
}
