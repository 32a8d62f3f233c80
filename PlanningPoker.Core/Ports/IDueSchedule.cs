namespace PlanningPoker.Core.Ports;

/// <summary>Holds the time at which the system next has to act in a session that is in use.</summary>
public interface IDueSchedule
{
    /// <summary>Replaces what was said about the session before.</summary>
    /// <param name="code">The session.</param>
    /// <param name="at">When something is due; null when nothing is.</param>
    void Set(SessionCode code, DateTimeOffset? at);
}
