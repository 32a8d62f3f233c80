namespace PlanningPoker.Web.Identity;

/// <summary>A player and the device that proves it. The device may later belong to nobody or to another player.</summary>
sealed record PlayerIdentity(PlayerId Player, DeviceHash Device);
