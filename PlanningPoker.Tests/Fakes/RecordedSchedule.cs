using System.Collections.Concurrent;

namespace PlanningPoker.Tests.Fakes;

/// <summary>Remembers when something is due in each session.</summary>
sealed class RecordedSchedule : IDueSchedule
{
    readonly ConcurrentDictionary<SessionCode, DateTimeOffset?> times = new();

    /// <summary>The schedule of a server, which is told too.</summary>
    public IDueSchedule? Forward { get; set; }

    public DateTimeOffset? this[SessionCode code] => times.GetValueOrDefault(code);

    public void Set(SessionCode code, DateTimeOffset? at)
    {
        times[code] = at;
        Forward?.Set(code, at);
    }
}
