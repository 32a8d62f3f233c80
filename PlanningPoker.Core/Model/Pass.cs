namespace PlanningPoker.Core.Model;

/// <summary>Lets one more device sit down as the player who made it: once, and not for long.</summary>
public sealed record Pass(PassHash Hash, DateTimeOffset ExpiresAt)
{
    /// <summary>Long enough to fetch the phone from another room.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal bool Admits(PassHash shown, DateTimeOffset at) => shown == Hash && at < ExpiresAt;
}

/// <summary>The SHA-256 of a pass, base64url. The pass itself is never stored.</summary>
public readonly record struct PassHash(string Value)
{
    public override string ToString() => Value;
}
