namespace PlanningPoker.Core.Commands;

/// <summary>
/// Changes the session's name, deck or settings; null keeps them. With another deck a new round on the same story starts.
/// </summary>
public sealed record UpdateSession(string? Name = null, DeckChoice? Deck = null, SettingsChange? Settings = null) : PlayerCommand
{
    public override string Verb => "session:update";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    /// <summary>The fields as they were shown; null where the sender does not say.</summary>
    public SessionFields? Was { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        FieldChange rename = new("name", Name, Was?.Name, session.Name),
            redeck = new("deck", Deck?.ToString(), Was?.Deck?.ToString(), DeckChoice.Of(session.Deck).ToString()),
            timer = new("timerSeconds", Settings?.TimerSeconds, Was?.TimerSeconds, (int)session.Settings.TimerLength.TotalSeconds),
            tracker = new("tracker", Settings?.Tracker, Was?.Tracker, session.Settings.Tracker?.Value);
        if (FieldChange.FindConflicts(rename, redeck, timer, tracker) is { } conflict) return Outcome.Refused(session, conflict);
        if ((rename.ToWrite is null ? session.Name : Text.NormalizeLine(Name, PokerSession.MaxName)) is not { } name)
            return Outcome.Refused(session, new Refusal(Reason.BadName) { Fault = FieldFault.OfLine("name", Name) });
        if ((redeck.ToWrite is null ? session.Deck : Deck!.ToDeck()) is not { } deck)
            return Outcome.Refused(session, new Refusal(Reason.BadDeck) { Fault = Deck!.FindFault() });
        var change = (Settings ?? new()) with
        {
            TimerSeconds = timer.ToWrite is null ? null : Settings?.TimerSeconds,
            Tracker = tracker.ToWrite,
        };
        if (change.ApplyTo(session.Settings) is not { } settings || !change.TryApplyTo(session, out var passcode))
            return Outcome.Refused(session, new Refusal(Reason.BadSettings) { Fault = change.FindFault() });
        var isSameDeck = deck.Equals(session.Deck);
        var round = session.Round.Under(settings);
        var updated = session with { Name = name, Deck = deck, Settings = settings, Passcode = passcode, Round = round };
        if (name == session.Name && isSameDeck && settings == session.Settings && passcode == session.Passcode)
            return Outcome.Unchanged(session);
        return Outcome.Changed(
            isSameDeck ? updated : updated.VoteAgain(actor),
            new SessionUpdated(actor.Id));
    }
}

/// <summary>The fields of a session that have free values; a setting with two values cannot be in conflict.</summary>
public sealed record SessionFields(string? Name = null, DeckChoice? Deck = null, int? TimerSeconds = null, string? Tracker = null);

/// <summary>Deletes the session for everyone.</summary>
public sealed record DeleteSession : PlayerCommand
{
    public override string Verb => "session:delete";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;
    public override bool RunsAfterTheEnd => true;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        Outcome.Changed(session, new SessionDeleted(actor.Id));
}
