namespace PlanningPoker.Web.Contracts;

/// <summary>Names that the server and the page's own script share; they are not part of the API.</summary>
static class PageNames
{
    /// <summary>
    /// The response header with the session's version. If the stream does not deliver that version soon, the page fetches the table; if
    /// it has delivered a later one, the private regions in the response are outdated.
    /// </summary>
    public const string VersionHeader = "Poker-Version";

    /// <summary>The response header with the code of a refusal; the body, for htmx, has only a sentence for people.</summary>
    public const string RefusalHeader = "Poker-Refusal";

    /// <summary>The paths of transports and heartbeats, below the URL of the event stream.</summary>
    public const string SocketPath = "/ws", PollPath = "/poll", HeartbeatPath = "/beat";

    /// <summary>The path, below the session's, that says whether the browser has a seat.</summary>
    public const string SeatPath = "/seat";

    /// <summary>
    /// The query parameter with which a page reloads when its session was deleted: the system's reason, empty for a host.
    /// </summary>
    public const string EndedQuery = "ended";

    /// <summary>The query parameter with which a page shows once that something was saved.</summary>
    public const string SavedQuery = "saved";

    /// <summary>The query parameter with which a page shows once which story was left without saving an estimate.</summary>
    public const string UnsavedQuery = "unsaved";

    /// <summary>In place of a column with the titles: each line of the file is a story.</summary>
    public const string WholeLines = "lines";
}
