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
