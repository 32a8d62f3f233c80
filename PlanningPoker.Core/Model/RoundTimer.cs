namespace PlanningPoker.Core.Model;

/// <summary>The timer of a round: it runs until a time, is paused with some time left, or has ended.</summary>
public sealed record RoundTimer
{
    /// <summary>The limits of its length.</summary>
    public static readonly TimeSpan Min = TimeSpan.FromSeconds(10), Max = TimeSpan.FromHours(1);

    RoundTimer(DateTimeOffset? endsAt, TimeSpan left) => (EndsAt, Left) = (endsAt, left);

    /// <summary>When it ends; null unless it runs.</summary>
    public DateTimeOffset? EndsAt { get; }

    /// <summary>How much is left of a paused timer; zero in every other state.</summary>
    public TimeSpan Left { get; }

    public TimerState State => this switch
    {
        { EndsAt: not null } => TimerState.Running,
        { Left: var left } when left > TimeSpan.Zero => TimerState.Paused,
        _ => TimerState.Ended,
    };

    public static RoundTimer Ended { get; } = new(null, TimeSpan.Zero);

    public static RoundTimer Running(DateTimeOffset until) => new(until, TimeSpan.Zero);

    /// <summary>A paused timer, or an ended one if nothing is left.</summary>
    public static RoundTimer Paused(TimeSpan left) => left > TimeSpan.Zero ? new(null, left) : Ended;

    /// <summary>Whether a timer may have this length.</summary>
    public static bool IsValidLength(TimeSpan length) => length >= Min && length <= Max;

    /// <summary>How much is left at a time, never less than nothing.</summary>
    public TimeSpan LeftAt(DateTimeOffset now) => EndsAt is not { } end ? Left : end > now ? end - now : TimeSpan.Zero;

    /// <summary>The timer with more time, at most the longest one. One that has ended runs again.</summary>
    internal RoundTimer Add(TimeSpan more, DateTimeOffset now)
    {
        var left = LeftAt(now) + more;
        if (left > Max) left = Max;
        return State is TimerState.Paused ? Paused(left) : Running(now + left);
    }
}

/// <summary>What the timer of a round does.</summary>
public enum TimerState { Running, Paused, Ended }
