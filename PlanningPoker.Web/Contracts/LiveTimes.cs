using PlanningPoker.Web.Api;

namespace PlanningPoker.Web.Contracts;

/// <summary>The times of a live connection that the server keeps and the page relies on.</summary>
static class LiveTimes
{
    /// <summary>How often every connection gets a ping, so that a quiet session can be told from a dead connection.</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>A connection without a frame for so long is dead: two pings are missing, and the second had time to be late.</summary>
    public static readonly TimeSpan SilenceTimeout = 2.5 * PingInterval;

    /// <summary>How many pings a page's event stream gets at first, and how often. A proxy that
    /// buffers a response lets its long beginning through and holds back what follows: missing pings show it.</summary>
    public const int WarmUpPings = 6;

    public static readonly TimeSpan WarmUpInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// An event stream is trusted once a frame came this long after its start: the last but one of the warm-up pings, or later.
    /// </summary>
    public static readonly TimeSpan Probation = (WarmUpPings - 1) * WarmUpInterval;

    /// <summary>Until then it is given up after so long without a frame: three warm-up pings are missing.</summary>
    public static readonly TimeSpan ProbationSilence = 3 * WarmUpInterval;

    /// <summary>How long a long poll waits for news. The page has to wait longer than that for its answer.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(25);

    /// <summary>A player counts as here for so long after the last sign of life.</summary>
    public static readonly TimeSpan ProofOfLife = TimeSpan.FromSeconds(40);

    /// <summary>How often the page of an event stream posts a heartbeat: one may get lost.</summary>
    public static readonly TimeSpan HeartbeatInterval = ProofOfLife / 2;

    /// <summary>
    /// The pause between the polls of a hidden tab. Each is a sign of life, so it is shorter than <see cref="ProofOfLife"/>.
    /// </summary>
    public static readonly TimeSpan HiddenPollPause = 0.75 * ProofOfLife;
}
