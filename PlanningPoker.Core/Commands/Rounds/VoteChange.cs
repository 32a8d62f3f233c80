namespace PlanningPoker.Core.Commands;

/// <summary>Stores a vote, a changed one, or the tombstone of one that is taken back.</summary>
static class VoteChange
{
    /// <summary>Sets the actor's card and its reason.</summary>
    public static Outcome Apply(PokerSession session, PlayerActor actor, string? face, string? reason, int? rev)
    {
        if (face is null || !session.Round.Deck.Has(face)) return Outcome.Refused(session, Reason.BadCard);
        if (!string.IsNullOrWhiteSpace(reason) && Text.NormalizeLine(reason, CastVote.MaxReason) is null)
            return Outcome.Refused(session, new Refusal(Reason.BadReason) { Fault = FieldFault.OfLine("reason", reason) });
        var stored = StoredVote(session, actor);
        var kept = stored.Face is null ? null : stored.Reason;
        var given = reason is null ? kept : Text.NormalizeLine(reason, CastVote.MaxReason);
        return Apply(session, actor, stored with { Face = face, Reason = given, IsSkipped = false, Withdrawn = null }, rev);
    }

    /// <summary>Takes the actor's card back.</summary>
    public static Outcome Apply(PokerSession session, PlayerActor actor, int? rev) =>
        Apply(session, actor, StoredVote(session, actor) with { Face = null, Reason = null }, rev);

    /// <summary>Says what came too late, so that its player knows: the card, the reason, or both.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="face">The card that was sent.</param>
    /// <param name="reason">The reason that was sent with it; null for none.</param>
    /// <param name="counted">The player's vote as it was revealed; null without one.</param>
    public static Refusal NameLost(Refusal refusal, string? face, string? reason, CastVote? counted)
    {
        var text = Text.NormalizeLine(reason, CastVote.MaxReason);
        return refusal with
        {
            Value = face == counted?.Face ? null : face,
            LostReason = text == counted?.Reason ? null : text,
        };
    }

    static CastVote StoredVote(PokerSession session, PlayerActor actor) =>
        session.Round.Votes.GetValueOrDefault(actor.Id) ?? new(actor.Id, null, 0);

    static Outcome Apply(PokerSession session, PlayerActor actor, CastVote vote, int? rev)
    {
        var stored = StoredVote(session, actor);
        // Not far ahead either: the player's pages, which count on from what they have seen, could not vote any more.
        if (rev is < 0 or > Vote.MaxRev || rev > stored.Rev + Vote.MaxRevStep) return Outcome.Refused(session, Reason.BadRequest);
        var isSameCard = vote.Face == stored.Face;
        var isSame = isSameCard && (vote.Face is null || vote.Reason == stored.Reason);
        if (isSame && (rev is null || rev == stored.Rev)) return Outcome.Unchanged(session);
        // A late vote for the revealed card is no error, whatever its revision is.
        if (session.Round.IsRevealed && isSame) return Outcome.Unchanged(session);
        if (session.Round.IsRevealed)
            return Outcome.Refused(session, NameLost(new(Reason.AlreadyRevealed), vote.Face, vote.Reason, stored));
        if (rev <= stored.Rev) return Outcome.Refused(session, new Refusal(Reason.StaleRev) { Stored = stored });

        var round = session.Round.With(vote with { Rev = rev ?? stored.Rev + 1 });
        // Only the reason: nobody may see that it came, so it stops no countdown, and a final vote may get one.
        if (isSameCard) return Outcome.ChangedPrivately(session with { Round = round });
        if (!session.Settings.VotesMayChange && stored.Face is not null) return Outcome.Refused(session, Reason.VoteIsFinal);
        return CardChanged(session, actor, stored, round);
    }

    static Outcome CardChanged(PokerSession session, PlayerActor actor, CastVote stored, Round round)
    {
        var face = round.FaceOf(actor.Id);
        // Not for another card, which nobody else may see: the countdown that starts then would tell everyone.
        var isOtherCard = stored.Face is not null && face is not null;
        if (!isOtherCard) round = round with { IsCountdownStopped = false };
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
