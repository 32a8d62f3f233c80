namespace PlanningPoker.Tests.Fakes;

/// <summary>Shows another time of day, as before a machine has asked for the right one. Timers and timestamps are right.</summary>
sealed class WrongClock(TimeProvider inner) : TimeProvider
{
    public TimeSpan Offset { get; set; }
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;
    public override long GetTimestamp() => inner.GetTimestamp();
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
