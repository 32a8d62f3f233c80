namespace PlanningPoker.Core.Model;

/// <summary>A link that makes one more device the same player: once, and not for long.</summary>
public sealed record DeviceLink(DeviceLinkHash Hash, DateTimeOffset ExpiresAt)
{
    /// <summary>Long enough to fetch the phone from another room.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal bool Accepts(DeviceLinkHash hash, DateTimeOffset at) => hash == Hash && at < ExpiresAt;
}

/// <summary>The SHA-256 of a device link's key, base64url. The key itself is never stored.</summary>
public readonly record struct DeviceLinkHash(string Value)
{
    public override string ToString() => Value;
}
