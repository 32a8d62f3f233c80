using System.Collections.Concurrent;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>
/// Runs every command on every session: read the session, apply the command, commit, publish. Nothing else changes a session.
/// </summary>
public sealed class Sessions(ISessionStore store, ISessionFeed feed, TimeProvider clock)
{
    /// <summary>How long a command waits for the earlier commands of its session.</summary>
    static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(3);

    /// <summary>A fixed set of locks, so that none has to be removed. Sessions with the same lock wait for each other's commits.</summary>
    readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Sessions whose last commit may or may not have succeeded, in their state before it.</summary>
    readonly ConcurrentDictionary<SessionCode, PokerSession> unconfirmed = new();

    /// <summary>The session as last committed, or null when it does not exist.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct) => store.FindAsync(code, ct);

    /// <summary>Creates a session under a new random code and commits it.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async Task<(PokerSession? Session, Refusal? Refusal)> OpenAsync(OpenSession command, DeviceHash device)
    {
        var actor = new Actor(device, clock.GetUtcNow());
        while (true)
        {
            var (session, refusal) = command.Open(SessionCode.New(), actor);
            if (session is null || await store.AddAsync(session)) return (session, refusal);
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
    public async Task<Answer> RunAsync(SessionCode code, DeviceHash? device, PlayerId? claimed, Command command, CancellationToken ct)
    {
        var sessionLock = locks[(uint)code.GetHashCode() % locks.Length];
        if (!await sessionLock.WaitAsync(QueueTimeout, ct))
            throw new StoreBusyException(new TimeoutException("Earlier commands of the session are still waiting for the storage."));
        try
        {
            while (await store.FindAsync(code, ct) is { } before)
            {
                await PublishUnconfirmedAsync(before);
                var actor = new Actor(device ?? default, clock.GetUtcNow()) { Claimed = claimed };
                var outcome = command.Run(before, actor);
                if (await TryCommitAsync(before, outcome))
                    return await PublishAsync(before, actor, outcome);
            }
            await PublishUnconfirmedDeletionAsync(code);
            return new(null, Reason.NoSession);
        }
        finally
        {
            sessionLock.Release();
        }
    }

    async Task<bool> TryCommitAsync(PokerSession before, Outcome outcome)
    {
        try
        {
            return outcome switch
            {
                { Event: SessionDeleted } => await store.TryDeleteAsync(before),
                _ when ReferenceEquals(before, outcome.Session) => true,
                _ => await store.TrySaveAsync(before, outcome.Session),
            };
        }
        catch (StoreBusyException)
        {
            unconfirmed[before.Code] = before;
            throw;
        }
    }

    async Task<Answer> PublishAsync(PokerSession before, Actor actor, Outcome outcome)
    {
        if (!ReferenceEquals(before, outcome.Session))
            await feed.PublishAsync(outcome.ToFeedItem(before, outcome.Session.PlayerOf(actor.Device)!.Id));
        return new(outcome, outcome.Refusal);
    }

    /// <summary>An unconfirmed commit may have succeeded. Then the session has a new version that was not published yet.</summary>
    async Task PublishUnconfirmedAsync(PokerSession stored)
    {
        if (unconfirmed.TryRemove(stored.Code, out var before) && before.Version != stored.Version)
            await feed.PublishAsync(new Resync(stored));
    }

    async Task PublishUnconfirmedDeletionAsync(SessionCode code)
    {
        if (unconfirmed.TryRemove(code, out var deleted))
            await feed.PublishAsync(new SessionChange(deleted, deleted, default, new SessionDeleted(default)));
    }
}

/// <summary>The answer to a command: its outcome, null when the session does not exist, and the refusal if there is one.</summary>
public sealed record Answer(Outcome? Outcome, Refusal? Refusal);
