namespace PlanningPoker.Core.Commands;

/// <summary>A command of the game with its data. It is a pure function from a session and an actor to an outcome.</summary>
public abstract record Command
{
    /// <summary>The name of the command, such as <c>vote:submit</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>Checks the actor's permission and the round, then applies the command and counts the change.</summary>
    public Outcome Run(PokerSession session, Actor actor) => CheckAndApply(session, actor).WithNextVersion(session, actor);

    /// <summary>Whether it runs in a session that has ended. There any other is refused, or does nothing if it is the system's.</summary>
    public virtual bool RunsAfterTheEnd => false;

    private protected abstract Outcome CheckAndApply(PokerSession session, Actor actor);
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
