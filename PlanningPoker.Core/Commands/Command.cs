namespace PlanningPoker.Core.Commands;

/// <summary>A command of the game with its data. It is a pure function from a session and an actor to an outcome.</summary>
public abstract record Command
{
    /// <summary>The name of the command on the wire, such as <c>vote:submit</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>Who may run the command.</summary>
    public abstract AllowedActors AllowedActors { get; }

    /// <summary>Checks the actor's permission and the round, then applies the command.</summary>
    public Outcome Run(PokerSession session, Actor actor)
    {
        var player = session.PlayerOf(actor.Device);
        if (CheckPermission(player, actor) is { } reason)
            return Outcome.Refused(session, reason);
        if (this is IRoundCommand { Round: { } round } && round != session.Round.Number)
            return Outcome.Refused(session, StaleRound(session, round));
        return IncreaseVersion(session, actor, Apply(session, actor with { Player = player }));
    }

    private protected abstract Outcome Apply(PokerSession session, Actor actor);

    /// <summary>Why the actor may not run the command; null when they may.</summary>
    Reason? CheckPermission(Player? player, Actor actor) => AllowedActors switch
    {
        _ when actor.Device == default => Reason.NotJoined,
        AllowedActors.Anyone => null,
        _ when player is { Seating: Seating.Removed } => Reason.Removed,
        _ when player is not { IsSeated: true } => Reason.NotJoined,
        _ when actor.Claimed is { } claimed && claimed != player.Id && !ActsOn(claimed) => Reason.NotYou,
        AllowedActors.Hosts when !player.IsHost => Reason.NotHost,
        AllowedActors.Voters when player.Role == Role.Observer => Reason.ObserverCannotVote,
        _ => null,
    };

    /// <summary>Whether the player is the command's target: a request that names its target claims nothing by it.</summary>
    bool ActsOn(PlayerId player) => this is IPlayerCommand { PlayerId: var target } && target == player;

    Refusal StaleRound(PokerSession session, int round) =>
        new(Reason.StaleRound) { Round = round, IsFutureRound = round > session.Round.Number, Value = (this as Vote)?.Value };

    /// <summary>Increases the stamp with every change, and the version with every public one.</summary>
    static Outcome IncreaseVersion(PokerSession before, Actor actor, Outcome outcome)
    {
        if (outcome.Event is null && ReferenceEquals(outcome.Session, before)) return outcome;
        var version = before.Version + (outcome.Event is null ? 0 : 1);
        return outcome with { Session = outcome.Session with { Stamp = before.Stamp + 1, Version = version, ActiveAt = actor.At } };
    }
}

/// <summary>A command that acts on one round. It is refused as stale when that round is not the current one.</summary>
public interface IRoundCommand
{
    /// <summary>The number of the round; null means the current one.</summary>
    int? Round { get; }
}

/// <summary>A command that acts on one player.</summary>
public interface IPlayerCommand
{
    /// <summary>The player that the command acts on, who need not be the actor.</summary>
    PlayerId PlayerId { get; }
}

/// <summary>Who may run a command.</summary>
public enum AllowedActors { Anyone, Players, Voters, Hosts }
