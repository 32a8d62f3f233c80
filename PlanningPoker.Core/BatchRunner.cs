using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>Runs the requests of a queue: applies, commits, publishes and answers them.</summary>
sealed class BatchRunner(ISessionStore store, ISessionFeed feed, IDueSchedule schedule, TimeProvider clock)
{
    /// <summary>Runs and answers requests, in as few commits as possible.</summary>
    public async Task RunAsync(SessionQueue queue, List<QueuedRequest> requests)
    {
        try
        {
            while (requests.Count > 0) requests = await CommitAsync(queue, requests);
        }
        catch (Exception exception)
        {
            requests.ForEach(request => request.SetFailure(exception));
        }
    }

    /// <summary>Applies requests in order until one deletes the session, commits the result, publishes it and answers them.</summary>
    /// <returns>The requests that are not answered yet; after a concurrency conflict these are all commands.</returns>
    async Task<List<QueuedRequest>> CommitAsync(SessionQueue queue, List<QueuedRequest> requests)
    {
        if ((queue.Committed ?? await ReadAsync(queue)) is not { } session)
        {
            requests.ForEach(request => request.SetAnswer(null));
            return [];
        }
        // A read needs no commit, and must not fail with one.
        foreach (var read in requests.Where(request => request.IsRead)) read.SetAnswer(Outcome.Unchanged(session));
        requests.RemoveAll(request => request.IsRead);
        var batch = CommandBatch.Apply(session, requests, clock.GetUtcNow());
        if (batch.Items.Count > 0)
        {
            try
            {
                if (!await TryCommitAsync(queue, batch)) return requests;
            }
            catch (Exception exception) when (exception is not StoreBusyException && requests.Count > 1)
            {
                if ((await ReadAsync(queue))?.Stamp != batch.Before.Stamp) throw;
                await CommitEachAsync(queue, requests);
                return [];
            }
            await feed.PublishAsync(queue.Code, batch.Items);
            SetDue(queue);
        }
        batch.Answer();
        return requests[batch.Count..];
    }

    /// <summary>
    /// Runs and answers each request alone: one command may have what the storage refuses, and the others are not to suffer from it.
    /// </summary>
    async Task CommitEachAsync(SessionQueue queue, List<QueuedRequest> requests)
    {
        StoreBusyException? busy = null;
        foreach (var request in requests)
        {
            if (busy is not null)
            {
                // Otherwise each of them would wait for the full timeout, one after the other.
                request.SetFailure(busy);
                continue;
            }
            try
            {
                List<QueuedRequest> alone = [request];
                while (alone.Count > 0) alone = await CommitAsync(queue, alone);
            }
            catch (Exception exception)
            {
                busy = exception as StoreBusyException;
                request.SetFailure(exception);
            }
        }
    }

    async Task<bool> TryCommitAsync(SessionQueue queue, CommandBatch batch)
    {
        try
        {
            var isCommitted = batch.DeletesSession
                ? await store.TryDeleteAsync(batch.Before)
                : await store.TrySaveAsync(batch.Before, batch.After);
            queue.Committed = isCommitted && !batch.DeletesSession ? batch.After : null;
            return isCommitted;
        }
        catch (Exception exception) when (exception is not StoreBusyException { WroteNothing: true })
        {
            (queue.Committed, queue.BeforeUnconfirmed) = (null, batch.Before);
            throw;
        }
    }

    /// <summary>Reads the session. An unconfirmed commit may have succeeded: then it has not been published yet.</summary>
    async Task<PokerSession?> ReadAsync(SessionQueue queue)
    {
        var stored = await store.FindAsync(queue.Code, CancellationToken.None);
        if (queue.BeforeUnconfirmed is { } before)
        {
            if (stored is null) await feed.PublishAsync(queue.Code, [new SessionChange(before, before, new SessionDeleted(default))]);
            else if (stored.Stamp != before.Stamp) await feed.PublishAsync(queue.Code, [new Resync(stored)]);
            queue.BeforeUnconfirmed = null;
        }
        queue.Committed = stored;
        SetDue(queue);
        return stored;
    }

    void SetDue(SessionQueue queue) =>
        schedule.Set(queue.Code, queue.Committed is { } session ? DueCommand.NextIn(session)?.At : null);
}
