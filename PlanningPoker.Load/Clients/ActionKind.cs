namespace PlanningPoker.Load.Clients;

/// <summary>What a player can do in the simulated game.</summary>
enum ActionKind { Vote, Reveal, Reset }
