namespace PlanningPoker.Core.Commands;

/// <summary>A verb of the game with its data: a pure function from a session and an actor to an outcome.</summary>
public abstract record Command
{
    /// <summary>The verb's name for scripts, such as <c>vote:submit</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>Who may use the verb.</summary>
    public abstract Who Who { get; }

    /// <summary>Checks that the actor may and that the round is still on, then applies the verb.</summary>
    public Outcome Run(PokerSession session, Actor actor)
    {
        var player = session.PlayerOf(actor.Device);
        if (ReasonAgainst(player, actor) is { } reason)
            return Outcome.Refused(session, reason);
        if (this is IOfRound { Round: { } round } && round != session.Round.Number)
            return Outcome.Refused(session, StaleRound(session, round));
        return Counted(session, actor, Apply(session, actor with { Player = player }));
    }

    private protected abstract Outcome Apply(PokerSession session, Actor actor);

    Reason? ReasonAgainst(Player? player, Actor actor) => Who switch
    {
        _ when actor.Device == default => Reason.NotJoined,
        Who.Anyone => null,
        _ when player is { Seating: Seating.Removed } => Reason.Removed,
        _ when player is not { IsSeated: true } => Reason.NotJoined,
        _ when actor.Claimed is { } claimed && claimed != player.Id => Reason.NotYou,
        Who.Hosts when !player.IsHost => Reason.NotHost,
        Who.Voters when player.Role == Role.Observer => Reason.ObserverCannotVote,
        _ => null,
    };

    Refusal StaleRound(PokerSession session, int round) =>
        new(Reason.StaleRound) { Round = round, IsEarly = round > session.Round.Number, Value = (this as Vote)?.Value };

    /// <summary>Counts the change: in the stamp always, in the version only what everyone hears.</summary>
    static Outcome Counted(PokerSession before, Actor actor, Outcome outcome)
    {
        if (outcome.Event is null && ReferenceEquals(outcome.Session, before)) return outcome;
        var version = before.Version + (outcome.Event is null ? 0 : 1);
        return outcome with { Session = outcome.Session with { Stamp = before.Stamp + 1, Version = version, ActiveAt = actor.At } };
    }
}

/// <summary>A command on one round. Left out, the round is the current one; a round that is over is refused as stale.</summary>
public interface IOfRound
{
    int? Round { get; }
}

/// <summary>A command on a player: its id says which player it is about, not who acts.</summary>
public interface IOfPlayer
{
    PlayerId PlayerId { get; }
}

/// <summary>Who may use a verb.</summary>
public enum Who { Anyone, Players, Voters, Hosts }
