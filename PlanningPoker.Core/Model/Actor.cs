namespace PlanningPoker.Core.Model;

/// <summary>Who or what runs a command, and when. A closed set: a person with a device, or the system for a stated reason.</summary>
/// <param name="At">The time of the command.</param>
public abstract record Actor(DateTimeOffset At)
{
    /// <summary>
    /// The time of the command, to the microsecond, since not every database keeps more. Every time in a session comes from here.
    /// </summary>
    public DateTimeOffset At { get; init => field = ToMicroseconds(value); } = ToMicroseconds(At);

    /// <summary>How the actor is named after a command.</summary>
    /// <param name="after">The session after the command.</param>
    internal abstract Cause CauseIn(PokerSession after);

    static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>A person with a device: a player of the session, or someone who is about to join.</summary>
/// <param name="Device">The caller's device; <c>default</c> when the caller has none and can therefore be no player.</param>
/// <param name="At">The time of the command.</param>
public sealed record PlayerActor(DeviceHash Device, DateTimeOffset At) : Actor(At)
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

    internal override Cause CauseIn(PokerSession after) => after.PlayerOf(Device)!.Id;
}

/// <summary>The system, with the reason why it acts; toasts name it.</summary>
/// <param name="Reason">Why the system acts.</param>
/// <param name="At">The time of the command.</param>
public sealed record SystemActor(SystemReason Reason, DateTimeOffset At) : Actor(At)
{
    internal override Cause CauseIn(PokerSession after) => Reason;
}

/// <summary>
/// Why the system acts: <see cref="SessionUnused"/>, the session was not used for a long time; <see cref="DeviceLinkExpired"/>, a device
/// link was not used in time; <see cref="UndoExpired"/>, nobody took an offer to undo a change; <see cref="EveryoneVoted"/>, everyone who
/// is here has voted; <see cref="VoteMissing"/>, somebody who is here has not; <see cref="TimeIsUp"/>, the timer has ended;
/// <see cref="HostsAway"/>, no host is here; <see cref="HostHere"/>, one is, or nobody who could take over.
/// </summary>
public enum SystemReason { SessionUnused, DeviceLinkExpired, UndoExpired, EveryoneVoted, VoteMissing, TimeIsUp, HostsAway, HostHere }

/// <summary>Who or what caused an event: a player, or the system for a reason. Exactly one of the two is set.</summary>
public readonly record struct Cause
{
    Cause(PlayerId? player, SystemReason? reason) => (Player, Reason) = (player, reason);

    /// <summary>The player; null when the system acted.</summary>
    public PlayerId? Player { get; }

    /// <summary>Why the system acted; null when a player did.</summary>
    public SystemReason? Reason { get; }

    public static implicit operator Cause(PlayerId player) => new(player, null);

    public static implicit operator Cause(SystemReason reason) => new(null, reason);
}
