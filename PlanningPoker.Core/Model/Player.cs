using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>One person in a session, on any number of devices. Whoever leaves keeps the row, and so the old seat on return.</summary>
public sealed record Player
{
    public const int MaxName = 40, MaxDevices = 20;

    public required PlayerId Id { get; init; }

    /// <summary>1, 2, 3 … in join order; never given to another player.</summary>
    public required int Seat { get; init; }

    public required string Name { get; init; }
    public required Role Role { get; init; }
    public bool IsHost { get; init; }
    public Seating Seating { get; init; }

    /// <summary>When the player last took the seat: who sat longest becomes host when the last host leaves.</summary>
    public required DateTimeOffset SeatedAt { get; init; }

    /// <summary>What the player is known by: first the device that joined, then those that were linked, oldest first.</summary>
    public required ImmutableArray<DeviceHash> Devices { get; init; }

    /// <summary>The newest link for another device, used or not yet; null when there is none.</summary>
    public DeviceLink? DeviceLink { get; init; }

    public bool IsSeated => Seating == Seating.Seated;
    public bool MayVote => IsSeated && Role == Role.Voter;

    /// <summary>With one more device, let in by the device link. Beyond the limit the device linked longest ago is forgotten.</summary>
    internal Player Linked(DeviceHash device) => this with
    {
        DeviceLink = null,
        Devices = (Devices.Length < MaxDevices ? Devices : Devices.RemoveAt(1)).Add(device),
    };
}

/// <summary>Whether a player holds cards. A host who only facilitates is an observer.</summary>
public enum Role { Voter, Observer }

/// <summary>Whether a player is in the session, went, or was sent away.</summary>
public enum Seating { Seated, Left, Removed }
