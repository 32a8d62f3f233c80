namespace PlanningPoker.Core.Commands;

/// <summary>
/// Changes the session's name, deck or settings; null keeps them. With another deck a new round on the same story starts.
/// </summary>
public sealed record UpdateSession(string? Name = null, DeckChoice? Deck = null, SettingsChange? Settings = null) : PlayerCommand
{
    public override string Verb => "session:update";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if ((Name is null ? session.Name : Text.NormalizeLine(Name, PokerSession.MaxName)) is not { } name)
            return Outcome.Refused(session, Reason.BadName);
        if ((Deck is null ? session.Deck : Deck.ToDeck()) is not { } deck) return Outcome.Refused(session, Reason.BadDeck);
        if ((Settings is null ? session.Settings : Settings.ApplyTo(session.Settings)) is not { } settings)
            return Outcome.Refused(session, Reason.BadSettings);
        var isSameDeck = deck.Equals(session.Deck);
        if (name == session.Name && isSameDeck && settings == session.Settings) return Outcome.Unchanged(session);

        var updated = session with { Name = name, Deck = deck, Settings = settings };
        return Outcome.Changed(
            isSameDeck ? updated : updated.LeaveRound(session.Round.Story, actor),
            new SessionUpdated(actor.Id));
    }
}

/// <summary>Deletes the session for everyone.</summary>
public sealed record DeleteSession : PlayerCommand
{
    public override string Verb => "session:delete";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        Outcome.Changed(session, new SessionDeleted(actor.Id));
}
