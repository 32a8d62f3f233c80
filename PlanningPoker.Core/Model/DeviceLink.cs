namespace PlanningPoker.Core.Model;

/// <summary>A one-time link that connects another device to the same player. It expires after <see cref="Lifetime"/>.</summary>
public sealed record DeviceLink(DeviceLinkHash Hash, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a link is valid: long enough to get a phone from another room.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal bool Accepts(DeviceLinkHash hash, DateTimeOffset at) => hash == Hash && at < ExpiresAt;
}

/// <summary>The SHA-256 of a device link's key in base64url. The key itself is never stored.</summary>
public readonly record struct DeviceLinkHash(string Value)
{
    public override string ToString() => Value;
}
