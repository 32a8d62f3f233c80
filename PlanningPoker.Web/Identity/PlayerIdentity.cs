namespace PlanningPoker.Web.Identity;

/// <summary>A player, and the device that proves it: the player may give the device up, or another player may get it.</summary>
sealed record PlayerIdentity(PlayerId Player, DeviceHash Device);
