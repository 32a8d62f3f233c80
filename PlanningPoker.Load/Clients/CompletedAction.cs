namespace PlanningPoker.Load.Clients;

/// <summary>An action that the server has answered.</summary>
/// <param name="Version">The session's version after the action.</param>
/// <param name="Due">When the action should have been sent, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp.</param>
/// <param name="Answered">When its answer arrived, as a timestamp of the same clock.</param>
readonly record struct CompletedAction(long Version, long Due, long Answered);
