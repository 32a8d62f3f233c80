namespace PlanningPoker.Core.Model;

/// <summary>The caller of a command: the device and the time. Commands know nothing else of the request.</summary>
/// <param name="Device">The caller's device; <c>default</c> when the caller has none and can therefore be no player.</param>
/// <param name="At">The time of the command.</param>
public sealed record Actor(DeviceHash Device, DateTimeOffset At)
{
    /// <summary>
    /// The player that the request names; null for none. It grants nothing: one that is neither the caller nor the command's target is
    /// refused.
    /// </summary>
    public PlayerId? Claimed { get; init; }

    /// <summary>The player of the device; null when the device has none in this session.</summary>
    internal Player? Player { get; init; }

    /// <summary>The player of the device. Not for commands that anyone may run: there it may be null.</summary>
    internal Player Self => Player!;
    internal PlayerId Id => Self.Id;
}
