using System.Collections.Concurrent;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>The one door and the one writer: find, apply, save, tell.</summary>
public sealed class Sessions(ISessionStore store, ISessionFeed feed, TimeProvider clock)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Striped: two sessions that share a gate wait for each other's commit, and nothing has to be tidied away.</summary>
    readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Sessions whose last commit got no answer, as they were before it.</summary>
    readonly ConcurrentDictionary<SessionCode, PokerSession> inDoubt = new();

    /// <summary>The session as last committed, or null when there is none.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct) => store.FindAsync(code, ct);

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
    /// Runs a command for whoever holds the device. When it returns without a refusal, the change is committed, and everyone was told.
    /// An unknown session is refused with <see cref="Reason.NoSession"/>.
    /// </summary>
    /// <param name="code">The session.</param>
    /// <param name="device">The caller's device; null for one without, who is nobody yet.</param>
    /// <param name="claimed">The player the caller says they are; a wrong claim is refused.</param>
    /// <param name="command">What to do.</param>
    /// <param name="ct">Ends the waiting; once the commit has begun, it is carried through.</param>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async Task<Answer> RunAsync(SessionCode code, DeviceHash? device, PlayerId? claimed, Command command, CancellationToken ct)
    {
        var gate = gates[(uint)code.GetHashCode() % gates.Length];
        if (!await gate.WaitAsync(Patience, ct)) throw new StoreBusyException(new TimeoutException("Others are waiting for the storage."));
        try
        {
            while (await store.FindAsync(code, ct) is { } before)
            {
                await TellOfDoubtAsync(before);
                var actor = new Actor(device ?? default, clock.GetUtcNow()) { Claimed = claimed };
                var outcome = command.Run(before, actor);
                if (await TryCommitAsync(before, outcome))
                    return await ToldAsync(before, actor, outcome);
            }
            if (inDoubt.TryRemove(code, out var deleted)) await feed.PublishAsync(new SessionChange(deleted, deleted, default, new SessionDeleted(default)));
            return new(null, Reason.NoSession);
        }
        finally
        {
            gate.Release();
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
            inDoubt[before.Code] = before;
            throw;
        }
    }

    /// <summary>A commit that got no answer may have been done all the same; then nobody has heard of it yet.</summary>
    async Task TellOfDoubtAsync(PokerSession now)
    {
        if (inDoubt.TryRemove(now.Code, out var then) && then.Version != now.Version)
            await feed.PublishAsync(new Resync(now));
    }

    async Task<Answer> ToldAsync(PokerSession before, Actor actor, Outcome outcome)
    {
        if (!ReferenceEquals(before, outcome.Session))
            await feed.PublishAsync(outcome.ToFeedItem(before, outcome.Session.PlayerOf(actor.Device)!.Id));
        return new(outcome, outcome.Refusal);
    }
}

/// <summary>What came of a command: its outcome, unless there is no such session, and why not, if it was refused.</summary>
public sealed record Answer(Outcome? Outcome, Refusal? Refusal);
