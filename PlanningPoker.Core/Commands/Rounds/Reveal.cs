namespace PlanningPoker.Core.Commands;

/// <summary>Reveals the cards of the round and ends its voting.</summary>
public sealed record Reveal(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "cards:reveal";
    public override AllowedActors AllowedActors => AllowedActors.Revealers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Round.IsRevealed) return Outcome.Unchanged(session);
        return session.Round.HasVotes ? RevealCards(session, actor, actor.Id) : Outcome.Refused(session, Reason.NothingToReveal);
    }

    internal static Outcome RevealCards(PokerSession session, Actor actor, Cause by)
    {
        var revealed = session with { Round = session.Round with { RevealedAt = actor.At, RevealsAt = null } };
        if (session.CurrentStory is { } story) revealed = revealed.With(story with { Rounds = story.Rounds + 1 });
        // A second reveal of the same votes, less one, would tell whose that was.
        if (!session.Round.IsAnonymous) revealed = revealed.Offer(new RevealUndo(UndoTerms.For(session, actor), session.Round.Number));
        return Outcome.Changed(revealed, new CardsRevealed(by));
    }
}

/// <summary>Starts a new round on the same story.</summary>
public sealed record Reset(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "game:reset";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        Outcome.Changed(session.VoteAgain(actor), new GameReset(actor.Id));
}
