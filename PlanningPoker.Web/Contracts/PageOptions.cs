using System.Text.Json;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Contracts;

/// <summary>
/// What the server and the page's script must agree on, as JSON in an attribute of the page (<c>data-options</c> of <c>#connection</c>).
/// Each value is defined where the server uses it; the script has no copy.
/// </summary>
/// <param name="Frames">The names of the frames that a page may receive.</param>
/// <param name="Times">The intervals and timeouts of the connection.</param>
/// <param name="Paths">The paths below the URL of the event stream.</param>
/// <param name="Headers">The headers of a response to a form.</param>
/// <param name="Refusals">The codes of the refusals that the script handles.</param>
/// <param name="Queries">The query parameters that the script sets or removes.</param>
/// <param name="Outbox">The verbs that are kept until they are answered.</param>
/// <param name="MaxRev">The highest <c>rev</c> of a vote that the server accepts.</param>
public sealed record PageOptions(
    PageFrames Frames, PageTimes Times, PagePaths Paths, PageHeaders Headers, PageRefusals Refusals, PageQueries Queries,
    IReadOnlyList<OutboxVerb> Outbox, int MaxRev)
{
    public static PageOptions Current { get; } = new(
        new(FrameNames.Hello, FrameNames.Ping, FrameNames.Bye, FrameNames.Gone, FrameNames.Sync, FrameNames.Private,
            FrameNames.Control, FrameNames.WithoutPosition, FrameNames.WithPosition),
        new(Ms(LiveTimes.SilenceTimeout), Ms(LiveTimes.Probation), Ms(LiveTimes.ProbationSilence), Ms(LiveTimes.PagePoll),
            Ms(LiveTimes.HeartbeatInterval), Ms(LiveTimes.HiddenPollPause), Ms(LiveTimes.Lateness), Ms(LiveTimes.MaxLag)),
        new(PageNames.SocketPath, PageNames.PollPath, PageNames.HeartbeatPath),
        new(PageNames.VersionHeader, PageNames.RefusalHeader),
        new(Problem.CodeOf(Reason.NoSession), Problem.CodeOf(Reason.StaleRound), Problem.CodeOf(Reason.NotYou),
            Problem.CodeOf(Reason.BadCsv)),
        new(PageNames.EndedQuery, [PageNames.SavedQuery, PageNames.UnsavedQuery], LanguageChoice.LiveQuery),
        OutboxVerb.All,
        Vote.MaxRev);

    public static string Json { get; } = JsonSerializer.Serialize(Current, Contracts.Json.Options);

    static int Ms(TimeSpan time) => (int)time.TotalMilliseconds;
}

/// <param name="Hello">The first frame of every connection.</param>
/// <param name="Ping">The connection is alive.</param>
/// <param name="Bye">The server stops.</param>
/// <param name="Gone">The reader has no access any more.</param>
/// <param name="Sync">The whole table; the only frame that may skip versions.</param>
/// <param name="Private">The private regions.</param>
/// <param name="Control">All frames whose data is JSON; the data of others is HTML.</param>
/// <param name="WithoutPosition">All frames without a position, those of <paramref name="Control"/> too.</param>
/// <param name="WithPosition">All frames with a position: the snapshot and the events.</param>
public sealed record PageFrames(
    string Hello, string Ping, string Bye, string Gone, string Sync, string Private,
    IReadOnlyList<string> Control, IReadOnlyList<string> WithoutPosition, IReadOnlyList<string> WithPosition);

/// <summary>All in milliseconds.</summary>
/// <param name="Silence">How long a connection may be silent before it counts as dead.</param>
/// <param name="Probation">An event stream is trusted when a frame has arrived this long after its start.</param>
/// <param name="ProbationSilence">How long an event stream may be silent until it is trusted.</param>
/// <param name="LongPoll">How long the server may keep a poll waiting.</param>
/// <param name="Heartbeat">The interval at which the page of an event stream posts a heartbeat.</param>
/// <param name="HiddenPoll">The pause between the polls of a hidden tab.</param>
/// <param name="Lateness">A ping is late if it takes longer than the fastest one by this.</param>
/// <param name="MaxLag">How old the proof may be that nothing is missing, for a page that says that it is connected.</param>
public sealed record PageTimes(
    int Silence, int Probation, int ProbationSilence, int LongPoll, int Heartbeat, int HiddenPoll, int Lateness, int MaxLag);

public sealed record PagePaths(string Socket, string Poll, string Heartbeat);

/// <param name="Version">The version that the answer is of.</param>
/// <param name="Refusal">The code of the refusal, if it is one.</param>
public sealed record PageHeaders(string Version, string Refusal);

/// <param name="NoSession">The session has ended.</param>
/// <param name="StaleRound">The round is over.</param>
/// <param name="NotYou">The form belongs to another player: this browser's player has changed.</param>
/// <param name="UnreadableList">A list that was pasted cannot be read without asking, or at all.</param>
public sealed record PageRefusals(string NoSession, string StaleRound, string NotYou, string UnreadableList);

/// <param name="Ended">Reloads the page as the one that says that the session has ended.</param>
/// <param name="Once">Those with which a page shows what was done; the script removes them from the URL.</param>
/// <param name="Language">The language of the page, for its live connection.</param>
public sealed record PageQueries(string Ended, IReadOnlyList<string> Once, string Language);
