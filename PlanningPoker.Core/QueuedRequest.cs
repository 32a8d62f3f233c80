using System.Runtime.ExceptionServices;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>A request in the queue of its session: to run a command, or only to read the session.</summary>
sealed class QueuedRequest
{
    readonly Command? command;
    readonly Func<DateTimeOffset, Actor>? actorAt;
    readonly TaskCompletionSource<QueueTurn> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Outcome? outcome;
    Exception? failure;

    QueuedRequest(Command? command, Func<DateTimeOffset, Actor>? actorAt, CancellationToken aborted) =>
        (this.command, this.actorAt, Aborted) = (command, actorAt, aborted);

    /// <summary>Cancels the request until its commit begins.</summary>
    public CancellationToken Aborted { get; }

    /// <summary>Completes when the request is answered, or when it has to run the next batch.</summary>
    public Task<QueueTurn> Turn => turn.Task;

    /// <summary>The outcome of the command, or an unchanged session for a read; null when the session does not exist.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public Outcome? Answer
    {
        get
        {
            if (failure is not null) ExceptionDispatchInfo.Throw(failure);
            return outcome;
        }
    }

    /// <summary>A request that runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="actorAt">The actor, for the time at which the command is run.</param>
    /// <param name="aborted">Cancels the command until its commit begins.</param>
    public static QueuedRequest Run(Command command, Func<DateTimeOffset, Actor> actorAt, CancellationToken aborted) =>
        new(command, actorAt, aborted);

    /// <summary>A request that only waits until the session is read.</summary>
    public static QueuedRequest Read(CancellationToken aborted) => new(null, null, aborted);

    /// <summary>A request that waits until the session is known to be as it is stored, whichever server wrote it.</summary>
    public static QueuedRequest Confirm(CancellationToken aborted) => new(null, null, aborted) { Confirms = true };

    /// <summary>A request that waits until the session in memory has a stamp, or a later one.</summary>
    public static QueuedRequest Reach(long stamp, RemoteChange? announced, CancellationToken aborted) =>
        new(null, null, aborted) { AtLeast = stamp, Announced = announced };

    /// <summary>The stamp that the session is known to have in the storage; 0 if that is not known.</summary>
    public long AtLeast { get; private init; }

    /// <summary>What another server has said of the change with this stamp; null when nothing.</summary>
    public RemoteChange? Announced { get; private init; }

    /// <summary>Whether what is in memory is not enough.</summary>
    public bool Confirms { get; private init; }

    /// <summary>Whether the request has no command.</summary>
    public bool IsRead => command is null;

    /// <summary>Applies the command.</summary>
    public (Outcome Outcome, FeedItem? Item) ApplyTo(PokerSession session, DateTimeOffset at)
    {
        var actor = actorAt!(at);
        var result = command!.Run(session, actor);
        return (result, result.ToFeedItem(session, actor));
    }

    public void SetAnswer(Outcome? result)
    {
        outcome = result;
        turn.TrySetResult(QueueTurn.Answered);
    }

    public void SetFailure(Exception exception)
    {
        failure = exception;
        turn.TrySetResult(QueueTurn.Answered);
    }

    /// <summary>Makes the request run the next batch, in which it takes part itself.</summary>
    public void Lead() => turn.TrySetResult(QueueTurn.Leads);
}

/// <summary>What a request that waited has to do: nothing, because it is answered, or to run the next batch.</summary>
enum QueueTurn { Answered, Leads }
