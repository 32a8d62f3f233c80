namespace PlanningPoker.Web.Contracts;

/// <summary>The times of a live connection that the server keeps and the page relies on.</summary>
static class LiveTimes
{
    /// <summary>How often every connection gets a ping, so that a quiet session can be told from a dead connection.</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a connection may be silent before it counts as dead: two pings are missing, and the second may have been late.
    /// </summary>
    public static readonly TimeSpan SilenceTimeout = 2.5 * PingInterval;

    /// <summary>
    /// How many pings a page's event stream gets at first, and how often. A proxy that buffers lets the long first part of a response
    /// through and holds back what follows, so that pings are missing.
    /// </summary>
    public const int WarmUpPings = 6;

    public static readonly TimeSpan WarmUpInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// An event stream is trusted when a frame has arrived this long after its start: the last but one of the warm-up pings, or a later
    /// frame.
    /// </summary>
    public static readonly TimeSpan Probation = (WarmUpPings - 1) * WarmUpInterval;

    /// <summary>How long an event stream may be silent until it is trusted: three warm-up pings are missing.</summary>
    public static readonly TimeSpan ProbationSilence = 3 * WarmUpInterval;

    /// <summary>How long a long poll waits for a change. The page's own timeout must be longer.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(25);

    /// <summary>How long a player counts as present after the last sign of life.</summary>
    public static readonly TimeSpan PresenceTimeout = TimeSpan.FromSeconds(40);

    /// <summary>How often the page of an event stream posts a heartbeat: one may get lost.</summary>
    public static readonly TimeSpan HeartbeatInterval = PresenceTimeout / 2;

    /// <summary>
    /// The pause between the polls of a hidden tab. Each is a sign of life, so it is shorter than <see cref="PresenceTimeout"/>.
    /// </summary>
    public static readonly TimeSpan HiddenPollPause = 0.75 * PresenceTimeout;
}
