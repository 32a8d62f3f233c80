using System.Collections.Concurrent;

namespace PlanningPoker.Tests.Fakes;

/// <summary>Keeps sessions as long as the test runs. The stamp decides, as in the real ones.</summary>
sealed class MemorySessionStore : ISessionStore
{
    readonly ConcurrentDictionary<SessionCode, Committed> sessions = new();

    public Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct) =>
        ct.IsCancellationRequested ? Task.FromCanceled<PokerSession?>(ct) : Task.FromResult(sessions.GetValueOrDefault(code)?.Session);

    public Task<bool> AddAsync(PokerSession session) => Task.FromResult(sessions.TryAdd(session.Code, new(session)));

    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) =>
        Task.FromResult(Current(before) is { } committed && sessions.TryUpdate(before.Code, new(after), committed));

    public Task<bool> TryDeleteAsync(PokerSession before) =>
        Task.FromResult(Current(before) is { } committed && sessions.TryRemove(new(before.Code, committed)));

    Committed? Current(PokerSession before) =>
        sessions.GetValueOrDefault(before.Code) is { } committed && committed.Session.Stamp == before.Stamp ? committed : null;

    /// <summary>Compared by reference, so that of two writers who both saw it only one replaces it.</summary>
    sealed class Committed(PokerSession session)
    {
        public PokerSession Session => session;
    }
}
