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

    /// <summary>For how long another server that has written a session counts as one that uses it.</summary>
    static readonly TimeSpan OtherServerTime = TimeSpan.FromMinutes(10);

    readonly SessionMemory memory = new(feed, clock);
    readonly BatchRunner batches = new(store, feed, schedule, clock);

    /// <summary>How often memory was not what is stored, because another server had written.</summary>
    public long OthersWrites => batches.OthersWrites;

    /// <summary>How many sessions are in memory.</summary>
    public int CountInMemory => memory.Count;

    /// <summary>The session as last committed, or null when it does not exist.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async ValueTask<PokerSession?> FindAsync(SessionCode code, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (memory.Find(code) is { } session) return session;
        return (await EnqueueAsync(code, QueuedRequest.Read(ct)))?.Session;
    }

    /// <summary>
    /// The session as it is stored, whichever server wrote it last. What is in memory is returned only if its stamp is the stored one.
    /// </summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async ValueTask<PokerSession?> FindConfirmedAsync(SessionCode code, CancellationToken ct)
    {
        if (memory.Find(code) is { } known)
        {
            var stamps = await store.FindStampsAsync([code], ct);
            if (stamps.TryGetValue(code, out var stamp) && stamp == known.Stamp) return known;
        }
        return (await EnqueueAsync(code, QueuedRequest.Confirm(ct)))?.Session;
    }

    /// <summary>The session with this stamp or a later one, which another server is known to have written.</summary>
    /// <param name="code">The session.</param>
    /// <param name="stamp">The stamp.</param>
    /// <param name="announced">What that server has said of the change with this stamp; null when nothing.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async ValueTask<PokerSession?> FindWithStampAsync(
        SessionCode code, long stamp, RemoteChange? announced, CancellationToken ct) =>
        memory.Find(code) is { } known && known.Stamp >= stamp
            ? known
            : (await EnqueueAsync(code, QueuedRequest.Reach(stamp, announced, ct)))?.Session;

    /// <summary>The session to show: confirmed, or as it is in memory while the storage does not answer.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time, and the session is not in memory.</exception>
    public async ValueTask<PokerSession?> FindNewestAsync(SessionCode code, CancellationToken ct)
    {
        var known = memory.Find(code);
        try
        {
            return await FindConfirmedAsync(code, ct);
        }
        catch (StoreBusyException) when (known is not null)
        {
            return known;
        }
    }

    /// <summary>
    /// The session for the owner of a device. Where what is in memory would deny them a seat, or the right to read, it is confirmed.
    /// </summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async ValueTask<PokerSession?> FindForAsync(SessionCode code, DeviceHash? device, CancellationToken ct)
    {
        if (await FindAsync(code, ct) is not { } session) return null;
        var player = device is { } key && session.PlayerOf(key) is { IsSeated: true } seated ? seated : null;
        return player is not null || device is null && session.MayRead(null) ? session : await FindConfirmedAsync(code, ct);
    }

    /// <summary>Whether another server uses the session too, as far as it was noticed here.</summary>
    public bool IsUsedElsewhere(SessionCode code) => memory.IsWrittenElsewhere(code, OtherServerTime);

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
            await batches.RunAsync(queue, queue.TakeBatch());
        }
        finally
        {
            memory.EndBatch(queue);
        }
    }
}

/// <summary>The answer to a command: its outcome, null when the session does not exist, and the refusal if there is one.</summary>
public sealed record Answer(Outcome? Outcome, Refusal? Refusal);
