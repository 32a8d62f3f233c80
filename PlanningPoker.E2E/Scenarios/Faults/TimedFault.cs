using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A fault and how long it lasts.</summary>
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

    public TimeSpan Time => TimeSpan.FromSeconds(Seconds);

    /// <summary>
    /// How soon after its end all screens have to be equal: at once, or by the next try, which comes after 16 seconds and a
    /// fifth at the latest.
    /// </summary>
    /// <param name="lasted">How long it was there in the end.</param>
    /// <param name="clicking">How long it took the people to click what they click: on a busy machine seeing takes as long again.</param>
    public static TimeSpan EqualWithin(TimeSpan lasted, TimeSpan clicking) =>
        TimeSpan.FromSeconds(lasted.TotalSeconds <= 6.5 ? 5 : 25) + clicking;
}
