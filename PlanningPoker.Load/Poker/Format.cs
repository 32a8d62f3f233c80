namespace PlanningPoker.Load.Poker;

/// <summary>What the server sends: data for scripts, or fragments for pages.</summary>
enum Format { Json, Html }
