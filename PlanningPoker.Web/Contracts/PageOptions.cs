using System.Text.Json;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Api;

namespace PlanningPoker.Web.Contracts;

/// <summary>
/// What the server and the page's script must agree on, as JSON on the page's shell (<c>data-options</c>). Everything is written where the
/// server uses it and only read here; the script repeats none of it.
/// </summary>
/// <param name="Frames">The names of the frames that a page may receive.</param>
/// <param name="Times">When the server sends and expects what.</param>
/// <param name="Paths">The addresses below that of the event stream.</param>
/// <param name="Headers">The headers of an answer to a form.</param>
/// <param name="Refusals">The codes of the refusals that the script acts upon.</param>
/// <param name="Queries">The query parameters that the script sets or removes.</param>
/// <param name="Outbox">The verbs that are kept until they are answered.</param>
/// <param name="MaxRev">The highest <c>rev</c> of a vote that the server takes.</param>
public sealed record PageOptions(
    PageFrames Frames, PageTimes Times, PagePaths Paths, PageHeaders Headers, PageRefusals Refusals, PageQueries Queries,
    IReadOnlyList<OutboxVerb> Outbox, int MaxRev)
{
    public static PageOptions Current { get; } = new(
        new(FrameNames.Hello, FrameNames.Ping, FrameNames.Bye, FrameNames.Gone, FrameNames.Sync, FrameNames.Private,
            FrameNames.Control, FrameNames.WithoutPosition, FrameNames.WithPosition),
        new(Ms(LiveTimes.SilenceTimeout), Ms(LiveTimes.Probation), Ms(LiveTimes.ProbationSilence), Ms(LiveTimes.LongPoll),
            Ms(LiveTimes.HeartbeatInterval), Ms(LiveTimes.HiddenPollPause)),
        new(PageNames.SocketPath, PageNames.PollPath, PageNames.HeartbeatPath),
        new(PageNames.VersionHeader, PageNames.RefusalHeader),
        new(Problem.CodeOf(Reason.NoSession), Problem.CodeOf(Reason.StaleRound), Problem.CodeOf(Reason.NotYou)),
        new(PageNames.EndedQuery, PageNames.SavedQuery),
        OutboxVerb.All,
        Vote.MaxRev);

    public static string Json { get; } = JsonSerializer.Serialize(Current, Contracts.Json.Options);

    static int Ms(TimeSpan time) => (int)time.TotalMilliseconds;
}

/// <param name="Hello">The first of every connection.</param>
/// <param name="Ping">The connection is alive.</param>
/// <param name="Bye">The server stops.</param>
/// <param name="Gone">The reader has no business here.</param>
/// <param name="Sync">The whole table; the only frame that may skip versions.</param>
/// <param name="Private">The private regions.</param>
/// <param name="Control">All frames whose data is JSON; the data of others is HTML.</param>
/// <param name="WithoutPosition">All frames without a position, those of <paramref name="Control"/> too.</param>
/// <param name="WithPosition">All frames with a position.</param>
public sealed record PageFrames(
    string Hello, string Ping, string Bye, string Gone, string Sync, string Private,
    IReadOnlyList<string> Control, IReadOnlyList<string> WithoutPosition, IReadOnlyList<string> WithPosition);

/// <summary>All in milliseconds.</summary>
/// <param name="Silence">A connection without a frame for so long is dead.</param>
/// <param name="Probation">An event stream is trusted once a frame came this long after its start.</param>
/// <param name="ProbationSilence">Until then it is given up after so long without a frame.</param>
/// <param name="LongPoll">So long may the server keep a poll waiting.</param>
/// <param name="Heartbeat">The interval at which the page of an event stream posts a heartbeat.</param>
/// <param name="HiddenPoll">The pause between the polls of a hidden tab.</param>
public sealed record PageTimes(int Silence, int Probation, int ProbationSilence, int LongPoll, int Heartbeat, int HiddenPoll);

public sealed record PagePaths(string Socket, string Poll, string Heartbeat);

/// <param name="Version">The version that the answer is of.</param>
/// <param name="Refusal">The code of the refusal, if it is one.</param>
public sealed record PageHeaders(string Version, string Refusal);

/// <param name="NoSession">The session has ended.</param>
/// <param name="StaleRound">The round is over.</param>
/// <param name="NotYou">The form was another player's: this browser has become somebody else's.</param>
public sealed record PageRefusals(string NoSession, string StaleRound, string NotYou);

/// <param name="Ended">Opens the page that says that the session has ended.</param>
/// <param name="Saved">The page says that something was saved; after a reload it does not.</param>
public sealed record PageQueries(string Ended, string Saved);
