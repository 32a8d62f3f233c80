namespace PlanningPoker.Web.Contracts;

/// <summary>The names of frames that are no event of the session: they are about the connection, or about one reader.</summary>
static class FrameNames
{
    /// <summary>The first of every connection: the server's version and build, and whom it takes the reader for.</summary>
    public const string Hello = "live:hello";

    /// <summary>Shows that the connection is alive, and nothing else.</summary>
    public const string Ping = "live:ping";

    /// <summary>The server stops: reconnect after the time it names.</summary>
    public const string Bye = "live:bye";

    /// <summary>The last frame to a reader who has no seat, or whose session has ended.</summary>
    public const string Gone = "live:gone";

    /// <summary>The whole table at one version. It is the only frame that may skip versions.</summary>
    public const string Sync = "session:sync";

    /// <summary>The complete list of who is here.</summary>
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
