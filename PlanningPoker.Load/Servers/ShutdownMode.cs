namespace PlanningPoker.Load.Servers;

/// <summary>How a server process is ended: by closing its input, which lets it clean up, or by killing it.</summary>
enum ShutdownMode { CloseInput, Kill }
