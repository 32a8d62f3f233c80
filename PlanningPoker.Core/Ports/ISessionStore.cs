namespace PlanningPoker.Core.Ports;

/// <summary>Where sessions are kept. What it has said true to is on disk.</summary>
public interface ISessionStore
{
    /// <summary>The session as last committed, or null.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct);

    /// <summary>Commits a new session. False when the code is taken.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<bool> AddAsync(PokerSession session);

    /// <summary>Commits what differs, compared by reference. False when <paramref name="before"/> is no longer what is stored: read it again.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<bool> TrySaveAsync(PokerSession before, PokerSession after);

    /// <summary>Forgets the session. False when <paramref name="before"/> is no longer what is stored.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<bool> TryDeleteAsync(PokerSession before);
}

/// <summary>
/// The storage is too busy for now; the same call may succeed later. Nothing was written, except where a commit itself got no answer:
/// then what was asked is done wholly or not at all, and only the next read tells.
/// </summary>
public sealed class StoreBusyException(Exception inner) : Exception("The storage is busy.", inner);
