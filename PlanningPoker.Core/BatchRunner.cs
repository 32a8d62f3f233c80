using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>Runs the requests of a queue: applies, commits, publishes and answers them.</summary>
sealed class BatchRunner(ISessionStore store, ISessionFeed feed, IDueSchedule schedule, TimeProvider clock)
{
    long othersWrites;

    /// <summary>How often memory was not what is stored, because another server had written.</summary>
    public long OthersWrites => Interlocked.Read(ref othersWrites);

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
        if (queue.Committed is { } old && requests.Exists(request => request.AtLeast > old.Stamp))
        {
            (queue.Committed, queue.LastKnown) = (null, old);
            queue.Announced = requests.MaxBy(request => request.AtLeast)?.Announced;
            queue.WrittenElsewhereAt = clock.GetTimestamp();
        }
        var isConfirmed = queue.Committed is null || requests.Exists(request => request.Confirms);
        if ((isConfirmed ? await ConfirmAsync(queue) : queue.Committed) is not { } session)
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
        // What changes nothing was not compared with the storage, where another server may have written.
        else if (!isConfirmed && batch.HasDecided && (await ConfirmAsync(queue))?.Stamp != session.Stamp) return requests;
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
            if (isCommitted) PublicView.KeepAcross(batch.Before, batch.After);
            queue.Committed = isCommitted && !batch.DeletesSession ? batch.After : null;
            queue.LastKnown = isCommitted ? null : batch.Before;
            if (!isCommitted) NoteOtherServer(queue);
            return isCommitted;
        }
        catch (Exception exception) when (exception is not StoreBusyException { WroteNothing: true })
        {
            (queue.Committed, queue.LastKnown, queue.IsUnconfirmed) = (null, batch.Before, true);
            throw;
        }
    }

    /// <summary>The session as it is stored: that in memory if its stamp is, or else it is read.</summary>
    async Task<PokerSession?> ConfirmAsync(SessionQueue queue)
    {
        if (queue.Committed is { } known)
        {
            var stamps = await store.FindStampsAsync([queue.Code], CancellationToken.None);
            if (stamps.TryGetValue(queue.Code, out var stamp) && stamp == known.Stamp) return known;
            (queue.Committed, queue.LastKnown) = (null, known);
            NoteOtherServer(queue);
        }
        return await ReadAsync(queue);
    }

    /// <summary>Reads the session, and publishes what another server has written, or an unconfirmed commit that did succeed.</summary>
    async Task<PokerSession?> ReadAsync(SessionQueue queue)
    {
        var known = queue.LastKnown;
        var stored = await FindVotesAsync(queue) ?? await store.FindAsync(queue.Code, CancellationToken.None);
        if (stored is not null && known is not null) PublicView.KeepAcross(known, stored);
        if (stored is null && known is not null)
            await feed.PublishAsync(queue.Code, [new SessionChange(known, known, new SessionDeleted(default))]);
        if (stored is not null && stored.Stamp != known?.Stamp && stored.Stamp != feed.LastStamp(queue.Code))
        {
            await feed.PublishAsync(queue.Code, queue.IsUnconfirmed
                ? [new Resync(stored) { MayBeOwn = true }]
                : RemoteChanges.Between(known, stored, queue.Announced));
        }
        (queue.Committed, queue.LastKnown, queue.IsUnconfirmed, queue.Announced) = (stored, null, false, null);
        SetDue(queue);
        return stored;
    }

    /// <returns>Null unless another server has said that nothing but votes has changed since the session was last known here.</returns>
    async Task<PokerSession?> FindVotesAsync(SessionQueue queue) =>
        queue is { LastKnown: { } known, Announced: { IsOnlyVotes: true } votes } && votes.Before == known.Stamp
            ? await store.FindVotesAsync(known, votes.After, CancellationToken.None)
            : null;

    void NoteOtherServer(SessionQueue queue)
    {
        Interlocked.Increment(ref othersWrites);
        queue.WrittenElsewhereAt = clock.GetTimestamp();
    }

    void SetDue(SessionQueue queue) =>
        schedule.Set(queue.Code, queue.Committed is { } session ? DueCommand.NextIn(session)?.At : null);
}
