namespace PlanningPoker.Load.Clients;

/// <summary>One message that a server pushed to a client, reduced to what the driver checks.</summary>
/// <param name="Version">
/// The session's version after the change; null for frames outside the version order: pings, presence, the player's own data.
/// </param>
/// <param name="Kind">Whether the frame needs the one before it.</param>
/// <param name="From">The version that it starts from, if it covers more than one change; else null.</param>
readonly record struct Frame(long? Version, FrameKind Kind, long? From = null);
