using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>
/// Runs every command on every session; nothing else changes a session. The commands of one session queue: those that wait are applied in
/// order to the newest state, committed together, and then published and answered in order. A command that is alone waits for nobody.
/// </summary>
public sealed class Sessions(ISessionStore store, ISessionFeed feed, IDueSchedule schedule, TimeProvider clock)
{
    /// <summary>How long a request waits for the earlier ones of its session.</summary>
    static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(3);

    readonly SessionMemory memory = new(clock);

    /// <summary>How many sessions are in memory.</summary>
    internal int CountInMemory => memory.Count;

    /// <summary>The session as last committed, or null when it does not exist.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async ValueTask<PokerSession?> FindAsync(SessionCode code, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (memory.Find(code) is { } session) return session;
        return (await EnqueueAsync(code, QueuedRequest.Read(ct)))?.Session;
    }

    /// <summary>Creates a session under a new random code and commits it.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async Task<Result<PokerSession>> OpenAsync(OpenSession command, DeviceHash device)
    {
        var actor = new PlayerActor(device, clock.GetUtcNow());
        while (true)
        {
            var opened = command.Open(SessionCode.New(), actor);
            if (opened.Value is not { } session) return opened;
            if (!await store.AddAsync(session)) continue;
            memory.Add(session);
            return opened;
        }
    }

    /// <summary>
    /// Runs a command for the player of a device. When it returns without a refusal, the change is committed and published.
    /// An unknown session is refused with <see cref="Reason.NoSession"/>.
    /// </summary>
    /// <param name="code">The session.</param>
    /// <param name="device">The caller's device; null when the caller has none and is therefore no player yet.</param>
    /// <param name="claimed">The player that the request names: the caller, or the command's target. Any other is refused.</param>
    /// <param name="command">The command.</param>
    /// <param name="ct">Cancels the command until its commit begins; it has no effect after that.</param>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async Task<Answer> RunAsync(
        SessionCode code, DeviceHash? device, PlayerId? claimed, PlayerCommand command, CancellationToken ct)
    {
        var request = QueuedRequest.Run(command, at => new PlayerActor(device ?? default, at) { Claimed = claimed }, ct);
        var outcome = await EnqueueAsync(code, request);
        return new(outcome, outcome is null ? Reason.NoSession : outcome.Refusal);
    }

    /// <summary>Runs a command for the system. When it returns, the change is committed and published.</summary>
    /// <returns>The outcome; null when the session does not exist.</returns>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public Task<Outcome?> RunAsync(SessionCode code, SystemCommand command, CancellationToken ct) =>
        EnqueueAsync(code, QueuedRequest.Run(command, at => new SystemActor(command.Reason, at), ct));

    async Task<Outcome?> EnqueueAsync(SessionCode code, QueuedRequest request)
    {
        var (queue, turn) = memory.Add(code, request);
        if (turn is QueueTurn.Answered) turn = await WaitAsync(queue, request);
        if (turn is QueueTurn.Leads) await RunBatchAsync(queue);
        return request.Answer;
    }

    async Task<QueueTurn> WaitAsync(SessionQueue queue, QueuedRequest request)
    {
        try
        {
            return await request.Turn.WaitAsync(QueueTimeout, clock, request.Aborted);
        }
        catch (OperationCanceledException) when (queue.TryRemove(request))
        {
            throw;
        }
        catch (TimeoutException exception) when (queue.TryRemove(request))
        {
            throw new StoreBusyException(exception);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            // Its batch has begun, or it has to run the next one: it is answered with the others.
            return await request.Turn;
        }
    }

    /// <summary>Runs everything that waits, and then lets the next request that waits run the next batch.</summary>
    async Task RunBatchAsync(SessionQueue queue)
    {
        try
        {
            await RunAllAsync(queue, queue.TakeBatch());
        }
        finally
        {
            memory.EndBatch(queue);
        }
    }

    /// <summary>Runs and answers requests, in as few commits as possible.</summary>
    async Task RunAllAsync(SessionQueue queue, List<QueuedRequest> requests)
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
        catch (Exception exception) when (exception is not StoreBusyException { IsNothingWritten: true })
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

/// <summary>The answer to a command: its outcome, null when the session does not exist, and the refusal if there is one.</summary>
public sealed record Answer(Outcome? Outcome, Refusal? Refusal);
