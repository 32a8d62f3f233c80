namespace PlanningPoker.Core.Commands;

/// <summary>Starts the countdown to the reveal, if the settings ask for it and everyone who is here has voted.</summary>
/// <param name="Round">The round to reveal.</param>
/// <param name="Here">The players who are present.</param>
public sealed record StartCountdown(int Round, IReadOnlySet<PlayerId> Here) : SystemCommand
{
    public override string Verb => "countdown:start";
    public override SystemReason Reason => SystemReason.EveryoneVoted;

    /// <summary>Whether the countdown is to be started now.</summary>
    internal static bool IsDue(PokerSession session, IReadOnlySet<PlayerId> here) =>
        session.Settings.AutoReveal is true
        && session.Round is { IsRevealed: false, RevealsAt: null, IsCountdownStopped: false }
        && session.HaveAllVoted(here)
        && !session.Round.HasOneAnonymousVote();

    private protected override Outcome Apply(PokerSession session, SystemActor actor) =>
        session.Round.Number == Round && IsDue(session, Here)
            ? Outcome.Changed(
                session with { Round = session.Round with { RevealsAt = actor.At + Model.Round.CountdownLength } },
                new CountdownStarted(actor.Reason))
            : Outcome.Unchanged(session);
}

/// <summary>Stops the countdown, because a voter is here who has not voted.</summary>
/// <param name="Round">The round of the countdown.</param>
/// <param name="Here">The players who are present.</param>
public sealed record CancelCountdown(int Round, IReadOnlySet<PlayerId> Here) : SystemCommand
{
    public override string Verb => "countdown:cancel";
    public override SystemReason Reason => SystemReason.VoteMissing;

    /// <summary>Whether the countdown is to be stopped now.</summary>
    internal static bool IsDue(PokerSession session, IReadOnlySet<PlayerId> here) =>
        session.Round.RevealsAt is not null && session.IsVoteMissing(here);

    private protected override Outcome Apply(PokerSession session, SystemActor actor) =>
        session.Round.Number == Round && IsDue(session, Here)
            ? Outcome.Changed(session with { Round = session.Round with { RevealsAt = null } }, new CountdownStopped(actor.Reason))
            : Outcome.Unchanged(session);
}

/// <summary>Reveals the cards when the countdown has ended.</summary>
/// <param name="Round">The round of the countdown.</param>
public sealed record EndCountdown(int Round) : SystemCommand
{
    public override string Verb => "countdown:end";
    public override SystemReason Reason => SystemReason.EveryoneVoted;

    private protected override Outcome Apply(PokerSession session, SystemActor actor) =>
        session.Round.Number == Round && session.Round.RevealsAt <= actor.At && session.Round.HasVotes
            ? Reveal.RevealCards(session, actor, actor.Reason)
            : Outcome.Unchanged(session);
}

/// <summary>Stops the countdown. There is none again until somebody votes.</summary>
public sealed record StopCountdown(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "countdown:stop";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => session.Round switch
    {
        { RevealsAt: not null } round => Outcome.Changed(
            session with { Round = round with { RevealsAt = null, IsCountdownStopped = true } }, new CountdownStopped(actor.Id)),
        { IsRevealed: false, IsCountdownStopped: true } => Outcome.Unchanged(session),
        _ => Outcome.Refused(session, Reason.NothingToStop),
    };
}
