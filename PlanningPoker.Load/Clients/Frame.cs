namespace PlanningPoker.Load.Clients;

/// <summary>One message that a server pushed to a client, reduced to what the driver checks.</summary>
/// <param name="Version">
/// The session's version after the change; null for frames outside the version order: pings, presence, the player's own data.
/// </param>
/// <param name="Kind">Whether the frame needs the one before it.</param>
readonly record struct Frame(long? Version, FrameKind Kind);
