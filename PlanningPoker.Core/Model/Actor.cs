using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Model;

/// <summary>Who acts, from which device, and when: all that a verb may know of the outside. Without a device one is nobody.</summary>
public sealed record Actor(DeviceHash Device, DateTimeOffset At)
{
    /// <summary>Who the caller says they are. It proves nothing; if it is wrong, nothing is done.</summary>
    public PlayerId? Claimed { get; init; }

    internal Player? Player { get; init; }

    /// <summary>The seated player; verbs that anyone may use must not ask.</summary>
    internal Player Self => Player!;
    internal PlayerId Id => Self.Id;
}
