using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>One person in a session, on up to 20 devices. A player who leaves is kept, and gets the same seat on return.</summary>
public sealed record Player
{
    public const int MaxName = 40, MaxDevices = 20;

    public required PlayerId Id { get; init; }

    /// <summary>The number of the seat: 1, 2, 3 … in join order, never reused.</summary>
    public required int Seat { get; init; }

    public required string Name { get; init; }
    public required Role Role { get; init; }
    public bool IsHost { get; init; }
    public Seating Seating { get; init; }

    /// <summary>When the player last joined. When the last host leaves, the player with the earliest time becomes host.</summary>
    public required DateTimeOffset SeatedAt { get; init; }

    /// <summary>The devices that identify the player: first the one that joined, then the linked ones, oldest first.</summary>
    public required ImmutableArray<DeviceHash> Devices { get; init; }

    /// <summary>The newest unused link for another device, valid or expired; null when there is none.</summary>
    public DeviceLink? DeviceLink { get; init; }

    public bool IsSeated => Seating == Seating.Seated;
    public bool MayVote => IsSeated && Role == Role.Voter;

    /// <summary>Adds a device. At the limit, the oldest linked device is removed.</summary>
    internal Player WithDevice(DeviceHash device) => Devices.Contains(device)
        ? this
        : this with { Devices = (Devices.Length < MaxDevices ? Devices : Devices.RemoveAt(1)).Add(device) };
}

/// <summary>Whether a player votes. A host who only facilitates is an observer.</summary>
public enum Role { Voter, Observer }

/// <summary>Whether a player is in the session, has left, or was removed by a host.</summary>
public enum Seating { Seated, Left, Removed }
