namespace PlanningPoker.Core.Commands;

/// <summary>Reveals the cards of the round and ends its voting.</summary>
public sealed record Reveal(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "cards:reveal";
    public override AllowedActors AllowedActors => AllowedActors.Revealers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Round.IsRevealed) return Outcome.Unchanged(session);
        if (!session.Round.HasVotes) return Outcome.Refused(session, Reason.NothingToReveal);
        var revealed = session with { Round = session.Round with { RevealedAt = actor.At } };
        if (session.CurrentStory is { } story) revealed = revealed.With(story with { Rounds = story.Rounds + 1 });
        var undo = new RevealUndo(UndoTerms.For(session, actor), session.Round.Number);
        return Outcome.Changed(revealed.Offer(undo), new CardsRevealed(actor.Id));
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
