namespace PlanningPoker.Load.Clients;

/// <summary>A frame that a client received.</summary>
/// <param name="Version">The session's version after the change.</param>
/// <param name="ReceivedAt">When it arrived, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp.</param>
readonly record struct ReceivedFrame(long Version, long ReceivedAt);
