namespace PlanningPoker.Core.Commands;

/// <summary>Votes, or changes a vote. When requests arrive out of order, the one with the highest revision wins.</summary>
/// <param name="Value">A face of the round's deck.</param>
/// <param name="Round">The round to vote in.</param>
/// <param name="Rev">The revision: one more than the highest that the browser knows; null means one more than the stored one.</param>
public sealed record Vote(string? Value, int? Round = null, int? Rev = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "vote:submit";
    public override AllowedActors AllowedActors => AllowedActors.Voters;

    /// <summary>The highest revision that a vote may carry.</summary>
    public const int MaxRev = 1_000_000;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        Value is not null && session.Round.Deck.Has(Value)
            ? SetVote(session, actor, Value, Rev)
            : Outcome.Refused(session, Reason.BadCard);

    /// <summary>Stores a vote, or a tombstone when <paramref name="face"/> is null.</summary>
    internal static Outcome SetVote(PokerSession session, PlayerActor actor, string? face, int? rev)
    {
        if (rev is < 0 or > MaxRev) return Outcome.Refused(session, Reason.BadRequest);
        var stored = session.Round.Votes.GetValueOrDefault(actor.Id) ?? new(actor.Id, null, 0);
        if (face == stored.Face && (rev is null || rev == stored.Rev)) return Outcome.Unchanged(session);
        // A late vote for the revealed card is no error, whatever its revision is.
        if (session.Round.IsRevealed && face == stored.Face) return Outcome.Unchanged(session);
        if (session.Round.IsRevealed) return Outcome.Refused(session, new Refusal(Reason.AlreadyRevealed) { Value = face });
        if (rev <= stored.Rev) return Outcome.Refused(session, new Refusal(Reason.StaleRev) { Stored = stored });
        if (!session.Settings.VotesMayChange && stored.Face is not null) return Outcome.Refused(session, Reason.VoteIsFinal);

        var vote = stored with { Face = face, Rev = rev ?? stored.Rev + 1, IsSkipped = stored.IsSkipped && face is null };
        // Not for what nobody else may see: the countdown that starts then would tell everyone.
        var isPrivate = stored.Face is null == face is null;
        var round = session.Round.With(vote) with { IsCountdownStopped = session.Round.IsCountdownStopped && isPrivate };
        if (stored.Face is not null) round = round with { RevealsAt = null };
        var voted = session with { Round = round };
        return (stored.Face, face) switch
        {
            (null, not null) => Outcome.Changed(voted, new VoteSubmitted(actor.Id)),
            (not null, null) => Outcome.Changed(voted, new VoteRetracted(actor.Id)),
            (not null, _) when session.Round.RevealsAt is not null => Outcome.Changed(voted, new CountdownStopped(actor.Id)),
            _ => Outcome.ChangedPrivately(voted),
        };
    }
}

/// <summary>Takes back the actor's vote.</summary>
public sealed record Retract(int? Round = null, int? Rev = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "vote:retract";
    public override AllowedActors AllowedActors => AllowedActors.Voters;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => Vote.SetVote(session, actor, null, Rev);
}
