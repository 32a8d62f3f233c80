namespace PlanningPoker.Core.Commands;

/// <summary>Changes the session's name or deck; null keeps it. With another deck a new round on the same story starts.</summary>
public sealed record UpdateSession(string? Name = null, DeckChoice? Deck = null) : Command
{
    public override string Verb => "session:update";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if ((Name is null ? session.Name : Text.NormalizeLine(Name, PokerSession.MaxName)) is not { } name)
            return Outcome.Refused(session, Reason.BadName);
        if ((Deck is null ? session.Deck : Deck.ToDeck()) is not { } deck) return Outcome.Refused(session, Reason.BadDeck);
        if (name == session.Name && deck.Equals(session.Deck)) return Outcome.WithoutEvent(session);

        var updated = session with { Name = name, Deck = deck };
        return Outcome.Changed(
            deck.Equals(session.Deck) ? updated : updated.OpenRound(session.Round.Story, actor.At),
            new SessionUpdated(actor.Id));
    }
}

/// <summary>Deletes the session for everyone.</summary>
public sealed record DeleteSession : Command
{
    public override string Verb => "session:delete";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        Outcome.Changed(session, new SessionDeleted(actor.Id));
}
