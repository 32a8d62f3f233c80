namespace PlanningPoker.Core.Ports;

/// <summary>Stores sessions durably. A change is on disk when the method returns true.</summary>
public interface ISessionStore
{
    /// <summary>The session as last committed, or null when it does not exist.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct);

    /// <summary>A session with its votes as last committed, if nothing but votes of the round has changed since: less to read.</summary>
    /// <param name="known">The session before these votes.</param>
    /// <param name="stamp">Its stamp after them.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <returns>Null when it has another stamp by now.</returns>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<PokerSession?> FindVotesAsync(PokerSession known, long stamp, CancellationToken ct);

    /// <summary>
    /// The stamps of sessions as last committed, without those that do not exist: the way to see whether another server has written.
    /// </summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<IReadOnlyDictionary<SessionCode, long>> FindStampsAsync(IReadOnlyCollection<SessionCode> codes, CancellationToken ct);

    /// <summary>Commits a new session. False when its code is already used.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<bool> AddAsync(PokerSession session);

    /// <summary>Commits the parts that differ, compared by reference.</summary>
    /// <returns>False on a concurrency conflict: <paramref name="before"/> is no longer stored and must be read again.</returns>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<bool> TrySaveAsync(PokerSession before, PokerSession after);

    /// <summary>Deletes the session.</summary>
    /// <returns>False on a concurrency conflict: <paramref name="before"/> is no longer stored.</returns>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<bool> TryDeleteAsync(PokerSession before);

    /// <summary>
    /// Sessions that no player has changed since a time, and those that are marked as unused; those unused for longest first.
    /// </summary>
    /// <param name="since">The time.</param>
    /// <param name="skip">How many to leave out at the start.</param>
    /// <param name="max">How many to return at most.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<IReadOnlyList<SessionCode>> FindUnusedAsync(DateTimeOffset since, int skip, int max, CancellationToken ct);

    /// <summary>Sessions for which the system has something to do until a time, the earliest first.</summary>
    /// <param name="until">The time.</param>
    /// <param name="skip">How many to leave out at the start.</param>
    /// <param name="max">How many to return at most.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<IReadOnlyList<DueSession>> FindDueAsync(DateTimeOffset until, int skip, int max, CancellationToken ct);
}

/// <summary>A session for which the system has something to do.</summary>
/// <param name="Code">The session.</param>
/// <param name="At">When it is due.</param>
public readonly record struct DueSession(SessionCode Code, DateTimeOffset At);

/// <summary>
/// The storage is busy or unavailable; the same call may succeed later. Nothing was written, except when the connection broke during the
/// commit: then all of the change was written or none of it, and only the next read shows which.
/// </summary>
public sealed class StoreBusyException(Exception inner) : Exception("The storage is busy.", inner)
{
    /// <summary>The write was not even begun.</summary>
    public bool WroteNothing { get; init; }
}
