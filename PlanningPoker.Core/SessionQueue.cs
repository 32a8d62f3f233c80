namespace PlanningPoker.Core;

/// <summary>
/// One session in use: its state as last committed, and the requests that wait for it. One request at a time runs a batch: all that were
/// waiting when it began. The first of those that arrived meanwhile runs the next one, so that no request works for longer than its own.
/// </summary>
sealed class SessionQueue(SessionCode code)
{
    readonly Lock gate = new();
    List<QueuedRequest> waiting = [];
    bool isBusy, isClosed;

    public SessionCode Code => code;

    /// <summary>The session as last committed; null when it has to be read. Only the request that runs a batch sets it.</summary>
    public PokerSession? Committed { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>
    /// The session as it was last known, while it has to be read again: another server has written it, or nobody knows whether the last
    /// commit has succeeded.
    /// </summary>
    public PokerSession? LastKnown { get; set; }

    /// <summary>
    /// Whether <see cref="LastKnown"/> is the state before a commit of this server of which nobody knows whether it succeeded.
    /// </summary>
    public bool IsUnconfirmed { get; set; }

    /// <summary>What another server has said of the change after <see cref="LastKnown"/>; null when nothing.</summary>
    public RemoteChange? Announced { get; set; }

    /// <summary>The timestamp at which it was last noticed that another server has written the session; 0 for never.</summary>
    public long WrittenElsewhereAt { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>The timestamp of the last use.</summary>
    public long LastUsed { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>Adds a request. It has to run a batch itself when nobody else does.</summary>
    /// <returns>Null when the queue is closed; a new one has to take its place.</returns>
    public QueueTurn? TryAdd(QueuedRequest request)
    {
        lock (gate)
        {
            if (isClosed) return null;
            waiting.Add(request);
            if (isBusy) return QueueTurn.Answered;
            isBusy = true;
            return QueueTurn.Leads;
        }
    }

    /// <summary>Removes a request that no longer waits. False when a batch has it already, or when it has to run the next one.</summary>
    public bool TryRemove(QueuedRequest request)
    {
        lock (gate) return !request.Turn.IsCompleted && waiting.Remove(request);
    }

    /// <summary>Takes everything that waits.</summary>
    public List<QueuedRequest> TakeBatch()
    {
        lock (gate)
        {
            var batch = waiting;
            waiting = [];
            return batch;
        }
    }

    /// <summary>Ends a batch: the first request that waits runs the next one.</summary>
    /// <returns>True when the queue is closed, because nothing waits and the session does not exist or could not be read.</returns>
    public bool EndBatch()
    {
        lock (gate)
        {
            if (waiting is [var next, ..]) next.Lead();
            else (isBusy, isClosed) = (false, Committed is null && LastKnown is null);
            return isClosed;
        }
    }

    /// <summary>Closes the queue if nothing waits, and nobody has still to be told of a change.</summary>
    public bool TryClose()
    {
        lock (gate) return isClosed = !isBusy && LastKnown is null;
    }
}
