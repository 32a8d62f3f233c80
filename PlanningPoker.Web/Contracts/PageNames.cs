namespace PlanningPoker.Web.Contracts;

/// <summary>The names that the server and the page's script use between themselves; scripts of others need none of them.</summary>
static class PageNames
{
    /// <summary>
    /// The header with the version that an answer is of. If the stream has not brought that version soon, the page fetches the table;
    /// if it has brought a later one, the private regions of the answer are old.
    /// </summary>
    public const string VersionHeader = "Poker-Version";

    /// <summary>The header with the code of a refusal: the body of an answer to htmx is a sentence for people.</summary>
    public const string RefusalHeader = "Poker-Refusal";

    /// <summary>Where transports and heartbeats are, below the address of the event stream.</summary>
    public const string SocketPath = "/ws", PollPath = "/poll", HeartbeatPath = "/beat";

    /// <summary>The query parameter of a page that is opened because a host has deleted its session.</summary>
    public const string EndedQuery = "ended";

    /// <summary>The query parameter of a page that says once that something was saved.</summary>
    public const string SavedQuery = "saved";
}
