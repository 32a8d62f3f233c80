namespace PlanningPoker.Core.Commands;

/// <summary>Puts a card on the table, or changes it. The last intent wins, not the last packet.</summary>
/// <param name="Value">A face of the round's deck.</param>
/// <param name="Round">The round it is meant for.</param>
/// <param name="Rev">1 + the highest this browser has seen; left out, one more than what is stored.</param>
public sealed record Vote(string? Value, int? Round = null, int? Rev = null) : Command, IOfRound
{
    public override string Verb => "vote:submit";
    public override Who Who => Who.Voters;

    /// <summary>The highest revision that a vote may carry.</summary>
    public const int MaxRev = 1_000_000;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        Value is not null && session.Round.Deck.Has(Value)
            ? Cast(session, actor, Value, Rev)
            : Outcome.Refused(session, Reason.BadCard);

    internal static Outcome Cast(PokerSession session, Actor actor, string? face, int? rev)
    {
        if (rev is < 0 or > MaxRev) return Outcome.Refused(session, Reason.BadRequest);
        var stored = session.Round.Votes.GetValueOrDefault(actor.Id) ?? new(actor.Id, null, 0);
        if (face == stored.Face && (rev is null || rev == stored.Rev)) return Outcome.Quiet(session);
        // The card that lies open is the one that was meant, whatever was tried in between.
        if (session.Round.IsRevealed) return face == stored.Face ? Outcome.Quiet(session) : Outcome.Refused(session, new Refusal(Reason.AlreadyRevealed) { Value = face });
        if (rev <= stored.Rev) return Outcome.Refused(session, new Refusal(Reason.StaleRev) { Stored = stored });

        var cast = session with { Round = session.Round.With(new CastVote(actor.Id, face, rev ?? stored.Rev + 1)) };
        return (stored.Face, face) switch
        {
            (null, not null) => Outcome.Changed(cast, new VoteSubmitted(actor.Id)),
            (not null, null) => Outcome.Changed(cast, new VoteRetracted(actor.Id)),
            _ => Outcome.Quiet(cast),
        };
    }
}

/// <summary>Takes the card back.</summary>
public sealed record Retract(int? Round = null, int? Rev = null) : Command, IOfRound
{
    public override string Verb => "vote:retract";
    public override Who Who => Who.Voters;

    private protected override Outcome Apply(PokerSession session, Actor actor) => Vote.Cast(session, actor, null, Rev);
}
