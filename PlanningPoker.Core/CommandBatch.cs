namespace PlanningPoker.Core;

/// <summary>Requests of one session that are applied one after the other, committed together and then answered.</summary>
sealed class CommandBatch(PokerSession before)
{
    readonly List<(QueuedRequest Request, Outcome? Outcome, Exception? Failure)> applied = [];
    readonly List<FeedItem> items = [];

    public PokerSession Before { get; } = before;
    public PokerSession After { get; private set; } = before;
    public bool DeletesSession { get; private set; }

    /// <summary>How many of the requests are in the batch.</summary>
    public int Count => applied.Count;

    /// <summary>Whether a command was refused or accepted, so that the state it was applied to matters.</summary>
    public bool HasDecided => applied.Exists(each => each.Outcome is not null);

    /// <summary>What to publish after the commit; empty when there is nothing to commit.</summary>
    public IReadOnlyList<FeedItem> Items => items;

    /// <summary>
    /// Applies the requests in order. A deletion is a commit of its own: it ends the batch, and starts the next one when something else
    /// has changed before it.
    /// </summary>
    public static CommandBatch Apply(PokerSession session, IEnumerable<QueuedRequest> requests, DateTimeOffset at)
    {
        var batch = new CommandBatch(session);
        foreach (var request in requests)
            if (!batch.TryApply(request, at)) break;
        return batch;
    }

    /// <summary>Gives every request its own answer.</summary>
    public void Answer()
    {
        foreach (var (request, outcome, failure) in applied)
        {
            if (failure is null) request.SetAnswer(outcome);
            else request.SetFailure(failure);
        }
    }

    /// <returns>False when the request has to wait for the next batch.</returns>
    bool TryApply(QueuedRequest request, DateTimeOffset at)
    {
        if (DeletesSession) return false;
        try
        {
            request.Aborted.ThrowIfCancellationRequested();
            var (outcome, item) = request.ApplyTo(After, at);
            if (outcome.Event is SessionDeleted)
            {
                if (items.Count > 0) return false;
                DeletesSession = true;
            }
            if (item is not null) items.Add(item);
            After = outcome.Session;
            applied.Add((request, outcome, null));
        }
        catch (Exception exception)
        {
            // A cancelled request, or a bug in one command: the others are not to suffer from it.
            applied.Add((request, null, exception));
        }
        return true;
    }
}
