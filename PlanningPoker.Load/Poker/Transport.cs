namespace PlanningPoker.Load.Poker;

/// <summary>How frames reach a client.</summary>
enum Transport { EventStream, WebSocket, Polling }
