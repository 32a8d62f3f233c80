namespace PlanningPoker.Core.Commands;

/// <summary>Renames the session or changes its deck; a new deck opens a new round on the same story.</summary>
public sealed record UpdateSession(string? Name = null, DeckChoice? Deck = null) : Command
{
    public override string Verb => "session:update";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if ((Name is null ? session.Name : Text.Line(Name, PokerSession.MaxName)) is not { } name) return Outcome.Refused(session, Reason.BadName);
        if ((Deck is null ? session.Deck : Deck.ToDeck()) is not { } deck) return Outcome.Refused(session, Reason.BadDeck);
        if (name == session.Name && deck.Equals(session.Deck)) return Outcome.Quiet(session);

        var updated = session with { Name = name, Deck = deck };
        return Outcome.Changed(
            deck.Equals(session.Deck) ? updated : updated.OpenRound(session.Round.Story, actor.At),
            new SessionUpdated(actor.Id));
    }
}

/// <summary>Ends the session for everyone and forgets it.</summary>
public sealed record DeleteSession : Command
{
    public override string Verb => "session:delete";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        Outcome.Changed(session, new SessionDeleted(actor.Id));
}
