namespace PlanningPoker.Core.Ports;

/// <summary>Exchanges with other servers who is present in a session. What is not repeated is forgotten after a while.</summary>
public interface IPresenceExchange
{
    /// <summary>Whether there is an exchange; if not, each server knows only who is connected to itself.</summary>
    bool IsShared { get; }

    /// <summary>Whether all servers know the same now: there is an exchange, and it works.</summary>
    bool IsCurrent { get; }

    /// <summary>
    /// Whether this server knows everybody who is present on the others: there is an exchange, and nothing of it was missed.
    /// </summary>
    bool IsComplete { get; }

    /// <summary>
    /// Completes when the other servers have said who is present on them, for a session that somebody here begins to watch; after half a
    /// second in any case. Call it before that.
    /// </summary>
    Task WaitForOthersAsync(SessionCode code);

    /// <summary>Tells the other servers who is present on this one. Call it when that changes, and every few seconds.</summary>
    void Announce(SessionCode code, IReadOnlySet<PlayerId> here);

    /// <summary>Who is present on other servers; the same set as before, as long as nobody comes or goes.</summary>
    IReadOnlySet<PlayerId> Elsewhere(SessionCode code);

    /// <summary>Passes on a heartbeat: the connection that it is for may be on another server.</summary>
    void Heartbeat(SessionCode code, PlayerId player);

    /// <summary>A heartbeat arrived at another server. A handler must not block or throw.</summary>
    event Action<SessionCode, PlayerId>? HeartbeatElsewhere;
}
