namespace PlanningPoker.Web.Live.Channels;

/// <summary>What stands before the content of a frame.</summary>
/// <param name="Name">What it tells.</param>
/// <param name="Version">The session's version after it; null if it does not move the position of the stream.</param>
/// <param name="From">The version that it starts from; null for the one before <paramref name="Version"/>.</param>
sealed record FrameHeader(string Name, long? Version = null, long? From = null);
