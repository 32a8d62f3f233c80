namespace PlanningPoker.Web.Demo;

/// <summary>A player of a demo whom the server plays, with a device that nobody else has.</summary>
sealed record Robot(DeviceHash Device, PlayerId Id);

/// <summary>The card that a robot chooses in the current round, and when.</summary>
sealed record PlannedVote(Robot Robot, string Face, DateTimeOffset At);
