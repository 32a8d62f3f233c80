namespace PlanningPoker.Core.Commands;

/// <summary>A command that people run, each for the player of their device.</summary>
public abstract record PlayerCommand : Command
{
    /// <summary>Who may run the command.</summary>
    public abstract AllowedActors AllowedActors { get; }

    private protected abstract Outcome Apply(PokerSession session, PlayerActor actor);

    private protected sealed override Outcome CheckAndApply(PokerSession session, Actor actor)
    {
        if (actor is not PlayerActor caller) throw new ArgumentException($"The system cannot run {Verb}.", nameof(actor));
        var player = session.PlayerOf(caller.Device);
        if (CheckPermission(session, player, caller) is { } reason) return Outcome.Refused(session, reason);
        if (session.IsEnded && !RunsAfterTheEnd) return AfterTheEnd(session, player);
        if (this is IRoundCommand { Round: { } round } && round != session.Round.Number)
            return Outcome.Refused(session, StaleRound(session, player, round));
        var outcome = Apply(session, caller with { Player = player });
        return outcome.Session.FinishedRounds.Count > session.FinishedRounds.Count && outcome.Session.HasTooManyRounds
            ? Outcome.Refused(session, Reason.TooManyRounds)
            : outcome;
    }

    /// <summary>Why the caller may not run the command; null when they may.</summary>
    Reason? CheckPermission(PokerSession session, Player? player, PlayerActor caller) => AllowedActors switch
    {
        _ when caller.Device == default => Reason.NotJoined,
        AllowedActors.Anyone => null,
        _ when player is { Seating: Seating.Removed } => Reason.Removed,
        _ when player is not { IsSeated: true } => Reason.NotJoined,
        _ when caller.Claimed is { } claimed && claimed != player.Id && !ActsOn(claimed) => Reason.NotYou,
        AllowedActors.Hosts when !player.IsHost => Reason.NotHost,
        AllowedActors.Revealers when !session.MayReveal(player) => Reason.NotHost,
        AllowedActors.StoryManagers when !session.MayManageStories(player) => Reason.NotHost,
        AllowedActors.Voters when player.Role == Role.Observer => Reason.ObserverCannotVote,
        _ => null,
    };

    /// <summary>Whether the player is the command's target: a request that names its target claims nothing by it.</summary>
    bool ActsOn(PlayerId player) => this is ITargetsPlayer { PlayerId: var target } && target == player;

    /// <summary>Refuses what comes after the end. What was done before it, and whose answer was lost, has arrived.</summary>
    Outcome AfterTheEnd(PokerSession session, Player? player)
    {
        var refusal = new Refusal(Reason.SessionEnded);
        if (this is Reveal { Round: { } revealed } && IsRevealed(session, revealed)) return Outcome.Unchanged(session);
        // A page takes it for done, as before the end, if it had sent it before.
        if (this is Reset { Round: { } reset } && reset < session.Round.Number)
            return Outcome.Refused(session, StaleRound(session, player, reset));
        if (this is not Vote vote || player is null) return Outcome.Refused(session, refusal);
        var round = session.FinishedRounds.FindLast(each => each.Number == vote.Round) ?? session.Round;
        var stored = round.Number == (vote.Round ?? round.Number) ? round.Votes.GetValueOrDefault(player.Id) : null;
        refusal = VoteChange.NameLost(refusal, vote.Value, vote.Reason, stored);
        return stored?.Face is not null && refusal is { Value: null, LostReason: null }
            ? Outcome.Unchanged(session)
            : Outcome.Refused(session, refusal);
    }

    static bool IsRevealed(PokerSession session, int round) =>
        round == session.Round.Number ? session.Round.IsRevealed : session.FinishedRounds.Exists(each => each.Number == round);

    Refusal StaleRound(PokerSession session, Player? player, int round)
    {
        var refusal = new Refusal(Reason.StaleRound) { Round = round, IsFutureRound = round > session.Round.Number };
        if (this is not Vote vote || player is null) return refusal;
        var finished = session.FinishedRounds.FindLast(each => each.Number == round);
        return VoteChange.NameLost(refusal, vote.Value, vote.Reason, finished?.Votes.GetValueOrDefault(player.Id));
    }
}

/// <summary>
/// Who may run a command. <see cref="Revealers"/> and <see cref="StoryManagers"/> are those whom the session's settings allow to reveal
/// and to change the backlog: its hosts, or every player.
/// </summary>
public enum AllowedActors { Anyone, Players, Voters, Hosts, Revealers, StoryManagers }
