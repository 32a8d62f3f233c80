using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A fault with its duration.</summary>
sealed record TimedFault(string Name, Fault Fault, double Seconds)
{
    /// <summary>Faults that last six seconds at most.</summary>
    public static readonly IReadOnlyList<TimedFault> Short =
    [
        new("cut", Fault.Cut, 0),
        new("unplugged", Fault.Unplugged, 4),
        new("refuses", Fault.Refused, 4),
        new("black hole", Fault.BlackHole, 6),
        new("delay", Fault.Delayed(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600)), 5),
        new("slow", Fault.Slow(bytesPerSecond: 6000), 5),
        new("buffers", Fault.Buffered, 6),
        new("503", Fault.Unavailable, 4),
        new("no WebSockets", Fault.NoWebSockets with { Resets = true }, 3),
    ];

    /// <summary>Faults that last longer.</summary>
    public static readonly IReadOnlyList<TimedFault> Long =
    [
        new("unplugged", Fault.Unplugged, 20),
        new("black hole", Fault.BlackHole, 20),
        new("forgotten by a router", Fault.Forgotten, 45),
        new("buffers", Fault.Buffered, 20),
        new("503", Fault.Unavailable, 20),
    ];

    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds);

    /// <summary>
    /// How soon after the end of a fault all screens must be equal: at once, or after the next retry, which comes within 16 seconds and a
    /// fifth.
    /// </summary>
    /// <param name="lasted">The real duration of the fault.</param>
    /// <param name="clicking">The time that the clicks took. On a busy machine the update of the screens takes as long again.</param>
    public static TimeSpan EqualWithin(TimeSpan lasted, TimeSpan clicking) =>
        TimeSpan.FromSeconds(lasted.TotalSeconds <= 6.5 ? 5 : 25) + clicking;
}
