namespace PlanningPoker.Core.Commands;

/// <summary>A command that the system runs by itself. Nobody can send it.</summary>
public abstract record SystemCommand : Command
{
    /// <summary>Why the system runs it.</summary>
    public abstract SystemReason Reason { get; }

    private protected abstract Outcome Apply(PokerSession session, SystemActor actor);

    private protected sealed override Outcome CheckAndApply(PokerSession session, Actor actor) => actor is SystemActor system
        ? session.IsEnded && !RunsAfterTheEnd ? Outcome.Unchanged(session) : Apply(session, system)
        : throw new ArgumentException($"Only the system can run {Verb}.", nameof(actor));
}
