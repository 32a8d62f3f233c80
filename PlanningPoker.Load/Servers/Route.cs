namespace PlanningPoker.Load.Servers;

/// <summary>
/// Which of several servers a request goes to: any; always the same for a session; or, so that every delivery comes from another server
/// than the one that was written to, streams to the first and everything else to the second.
/// </summary>
enum Route { AtRandom, ByCode, Crossed }
