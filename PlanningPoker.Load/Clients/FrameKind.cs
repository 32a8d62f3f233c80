namespace PlanningPoker.Load.Clients;

/// <summary>A change must follow the version before it; a snapshot brings the whole state and may follow any version.</summary>
enum FrameKind { Change, Snapshot }
