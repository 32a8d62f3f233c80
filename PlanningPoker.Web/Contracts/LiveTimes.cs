namespace PlanningPoker.Web.Contracts;

/// <summary>The times of a live connection that the server keeps and the page relies on.</summary>
static class LiveTimes
{
    /// <summary>
    /// How often every connection gets a ping. It says when it was sent, and of which version the session is: so a page knows how late the
    /// connection is, and a quiet session can be told from a dead connection.
    /// </summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(4);

    /// <summary>A ping that takes longer than the fastest one by this is late.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How old the proof may be that nothing is missing, for a page that says that it is connected. A change may be late, and the page has
    /// five seconds to say so, of which some pass until it looks.
    /// </summary>
    public static readonly TimeSpan MaxLag = Lateness + TimeSpan.FromSeconds(4);

    /// <summary>
    /// How long a connection may be silent before it counts as dead: two pings are missing, and the second may have been late.
    /// </summary>
    public static readonly TimeSpan SilenceTimeout = 2.5 * PingInterval;

    /// <summary>
    /// How many pings a page's connection gets at first, one a second. Where each message is held until the next one, all would be equally
    /// late if they came at one interval; these are less late, and show what is normal.
    /// </summary>
    public const int WarmUpPings = 2;

    /// <summary>
    /// An event stream is trusted when a frame has arrived this long after its start. A proxy that buffers lets the long first part of a
    /// response through and holds back what follows, so that pings are missing.
    /// </summary>
    public static readonly TimeSpan Probation = 2.5 * PingInterval;

    /// <summary>How long an event stream may be silent until it is trusted: a ping is missing, and it may have been late.</summary>
    public static readonly TimeSpan ProbationSilence = 1.5 * PingInterval;

    /// <summary>How long a script's poll waits for a change.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long a page's poll waits for a change. Its answer proves what a ping proves; and no gateway gives up so soon.
    /// </summary>
    public static readonly TimeSpan PagePoll = PingInterval;

    /// <summary>How long a player counts as present after the last sign of life.</summary>
    public static readonly TimeSpan PresenceTimeout = TimeSpan.FromSeconds(40);

    /// <summary>How often the page of an event stream posts a heartbeat: one may get lost.</summary>
    public static readonly TimeSpan HeartbeatInterval = PresenceTimeout / 2;

    /// <summary>
    /// The pause between the polls of a hidden tab. Each is a sign of life, so it is shorter than <see cref="PresenceTimeout"/>.
    /// </summary>
    public static readonly TimeSpan HiddenPollPause = 0.75 * PresenceTimeout;
}
