namespace PlanningPoker.Web.Contracts;

/// <summary>The names of frames that are not events of the session: they concern the connection or one reader.</summary>
static class FrameNames
{
    /// <summary>
    /// The first frame of every connection: the session's version, the server's build, and the player that the server takes the reader for.
    /// </summary>
    public const string Hello = "live:hello";

    /// <summary>Shows that the connection is alive, how late it is, and that no change is missing.</summary>
    public const string Ping = "live:ping";

    /// <summary>The server stops: the client reconnects after the given time.</summary>
    public const string Bye = "live:bye";

    /// <summary>The last frame to a reader who has no seat, or whose session has ended.</summary>
    public const string Gone = "live:gone";

    /// <summary>The whole table at one version. It is the only frame that may skip versions.</summary>
    public const string Sync = "session:sync";

    /// <summary>The complete list of the players who are present.</summary>
    public const string Presence = "presence:changed";

    /// <summary>The reader's own regions: hand and controls.</summary>
    public const string Private = "me:changed";

    /// <summary>Frames about the connection. Their data is JSON for pages too.</summary>
    public static IReadOnlyList<string> Control { get; } = [Hello, Ping, Bye, Gone];

    /// <summary>
    /// Frames that carry no position. A page has to know them by name, since EventSource repeats the last id on a frame without one.
    /// </summary>
    public static IReadOnlyList<string> WithoutPosition { get; } = [.. Control, Presence, Private];

    /// <summary>Frames that carry a position: the snapshot, and everything that happens in a session.</summary>
    public static IReadOnlyList<string> WithPosition { get; } =
        [.. SessionEvent.Names.Append(Sync).Except(WithoutPosition).Order(StringComparer.Ordinal)];
}
