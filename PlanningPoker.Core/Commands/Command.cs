namespace PlanningPoker.Core.Commands;

/// <summary>A command of the game with its data. It is a pure function from a session and an actor to an outcome.</summary>
public abstract record Command
{
    /// <summary>The name of the command, such as <c>vote:submit</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>Who may run the command.</summary>
    public abstract AllowedActors AllowedActors { get; }

    /// <summary>Checks the actor's permission and the round, then applies the command and counts the change.</summary>
    public Outcome Run(PokerSession session, Actor actor) => Check(session, actor).WithNextVersion(session, actor);

    /// <summary>Refuses an actor who may not run the command; otherwise applies it.</summary>
    private protected abstract Outcome Check(PokerSession session, Actor actor);
}

/// <summary>A command that people run, each for the player of their device.</summary>
public abstract record PlayerCommand : Command
{
    private protected abstract Outcome Apply(PokerSession session, PlayerActor actor);

    private protected sealed override Outcome Check(PokerSession session, Actor actor)
    {
        if (actor is not PlayerActor caller) throw new ArgumentException($"The system cannot run {Verb}.", nameof(actor));
        var player = session.PlayerOf(caller.Device);
        if (CheckPermission(session, player, caller) is { } reason) return Outcome.Refused(session, reason);
        if (this is IRoundCommand { Round: { } round } && round != session.Round.Number)
            return Outcome.Refused(session, StaleRound(session, round));
        return Apply(session, caller with { Player = player });
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
        AllowedActors.Voters when player.Role == Role.Observer => Reason.ObserverCannotVote,
        _ => null,
    };

    /// <summary>Whether the player is the command's target: a request that names its target claims nothing by it.</summary>
    bool ActsOn(PlayerId player) => this is ITargetsPlayer { PlayerId: var target } && target == player;

    Refusal StaleRound(PokerSession session, int round) =>
        new(Reason.StaleRound) { Round = round, IsFutureRound = round > session.Round.Number, Value = (this as Vote)?.Value };
}

/// <summary>A command that the system runs by itself. No door accepts it from people.</summary>
public abstract record SystemCommand : Command
{
    public sealed override AllowedActors AllowedActors => AllowedActors.System;

    /// <summary>Why the system runs it.</summary>
    public abstract SystemReason Reason { get; }

    private protected abstract Outcome Apply(PokerSession session, SystemActor actor);

    private protected sealed override Outcome Check(PokerSession session, Actor actor) => actor is SystemActor system
        ? Apply(session, system)
        : throw new ArgumentException($"Only the system can run {Verb}.", nameof(actor));
}

/// <summary>A command that acts on one round. It is refused as stale when that round is not the current one.</summary>
public interface IRoundCommand
{
    /// <summary>The number of the round; null means the current one.</summary>
    int? Round { get; }
}

/// <summary>A command that acts on one player.</summary>
public interface ITargetsPlayer
{
    /// <summary>The player that the command acts on, who need not be the actor.</summary>
    PlayerId PlayerId { get; }
}

/// <summary>
/// Who may run a command. <see cref="Revealers"/> are those whom the session's settings allow to reveal: its hosts, or every player.
/// </summary>
public enum AllowedActors { Anyone, Players, Voters, Hosts, Revealers, System }
