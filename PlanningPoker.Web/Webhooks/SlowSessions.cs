using System.Collections.Concurrent;

namespace PlanningPoker.Web.Webhooks;

/// <summary>
/// The sessions whose receivers took long to answer, or never did, the last time. Each server learns them for itself, and forgets those
/// that have sent nothing for an hour.
/// </summary>
sealed class SlowSessions
{
    static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<SessionCode, DateTimeOffset> since = new();

    public ICollection<SessionCode> All => since.Keys;

    public bool Contains(SessionCode session) => since.ContainsKey(session);

    /// <summary>Notes how the last attempt of a session was.</summary>
    public void Note(SessionCode session, bool isSlow, DateTimeOffset now)
    {
        if (isSlow) since[session] = now;
        else since.TryRemove(session, out _);
        foreach (var (old, at) in since)
            if (now - at > KeptFor) since.TryRemove(old, out _);
    }
}
