namespace PlanningPoker.Core.Commands;

/// <summary>A command that the system runs when its time has come: late rather than never.</summary>
/// <param name="At">When it is due.</param>
/// <param name="Command">What is due. To run it too early, or a second time, changes nothing.</param>
public sealed record DueCommand(DateTimeOffset At, SystemCommand Command)
{
    /// <summary>What is due next in a session; null when nothing is.</summary>
    public static DueCommand? NextIn(PokerSession session) => session.Players.Min(player => player.DeviceLink?.ExpiresAt) is { } expiresAt
        ? new(expiresAt, new RemoveExpiredDeviceLinks())
        : null;
}
