using System.Collections.Concurrent;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Fakes;

/// <summary>Keeps sessions in memory, with the same check of the stamp as the real stores.</summary>
sealed class MemorySessionStore : ISessionStore
{
    readonly ConcurrentDictionary<SessionCode, Committed> sessions = new();

    public Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct) =>
        ct.IsCancellationRequested ? Task.FromCanceled<PokerSession?>(ct) : Task.FromResult(sessions.GetValueOrDefault(code)?.Session);

    public Task<PokerSession?> FindVotesAsync(PokerSession known, long stamp, CancellationToken ct) =>
        Task.FromResult(sessions.GetValueOrDefault(known.Code)?.Session is { } session && session.Stamp == stamp ? session : null);

    public Task<IReadOnlyDictionary<SessionCode, long>> FindStampsAsync(IReadOnlyCollection<SessionCode> codes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<SessionCode, long>>(
            All.Where(session => codes.Contains(session.Code)).ToDictionary(session => session.Code, session => session.Stamp));

    public Task<bool> AddAsync(PokerSession session) => Task.FromResult(sessions.TryAdd(session.Code, new(session)));

    public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) =>
        Task.FromResult(Current(before) is { } committed && sessions.TryUpdate(before.Code, new(after), committed));

    public Task<bool> TryDeleteAsync(PokerSession before) =>
        Task.FromResult(Current(before) is { } committed && sessions.TryRemove(new(before.Code, committed)));

    public Task<IReadOnlyList<SessionCode>> FindUnusedAsync(DateTimeOffset since, int skip, int max, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SessionCode>>([.. All
            .Where(session => session.ActiveAt < since || session.MarkedUnusedAt is not null)
            .OrderBy(session => session.ActiveAt).Select(session => session.Code).Skip(skip).Take(max)]);

    public Task<IReadOnlyList<DueSession>> FindDueAsync(DateTimeOffset until, int skip, int max, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueSession>>([.. (
            from session in All
            where DueCommand.NextIn(session)?.At <= until
            let due = new DueSession(session.Code, DueCommand.NextIn(session)!.At)
            orderby due.At
            select due).Skip(skip).Take(max)]);

    IEnumerable<PokerSession> All => sessions.Values.Select(committed => committed.Session);

    Committed? Current(PokerSession before) =>
        sessions.GetValueOrDefault(before.Code) is { } committed && committed.Session.Stamp == before.Stamp ? committed : null;

    /// <summary>Compared by reference, so that only one of two concurrent writers replaces it.</summary>
    sealed class Committed(PokerSession session)
    {
        public PokerSession Session => session;
    }
}
