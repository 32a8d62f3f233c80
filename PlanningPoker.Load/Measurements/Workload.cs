using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Measurements;

/// <summary>Decides when the players of the sessions act. It ends when the last action is answered.</summary>
delegate Task Workload(IReadOnlyList<SimulatedSession> sessions, CancellationToken ct);
