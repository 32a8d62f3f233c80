using System.Security.Cryptography;

namespace PlanningPoker.Core.Model;

/// <summary>The id of a player within a session: 16 characters of lower-case Crockford base32.</summary>
public readonly record struct PlayerId(string Value)
{
    /// <summary>Reads an id from a form or a URL. Any text is accepted: a malformed id simply matches no player.</summary>
    public static bool TryParse(string? text, out PlayerId id)
    {
        id = new(text ?? "");
        return text is not null;
    }

    /// <summary>
    /// The player id of a device in a session. It is a hash of both, so that two simultaneous joins from one device create one player.
    /// It does not reveal the device key, which has 256 random bits.
    /// </summary>
    public static PlayerId For(SessionCode session, DeviceHash device) => new(Base32.HashOf($"{session}/{device}"));

    public override string ToString() => Value;
}

/// <summary>The id of a story within a session, created by the client or the server: 1–40 characters of <c>a–z 0–9 -</c>.</summary>
public readonly record struct StoryId(string Value)
{
    /// <summary>Reads an id from a form or a URL, in any case. Any text is accepted: a malformed id simply matches no story.</summary>
    public static bool TryParse(string? text, out StoryId id)
    {
        id = new(text?.ToLowerInvariant() ?? "");
        return text is not null;
    }

    /// <summary>
    /// The id of a new story for which the client sent none. It is unique because every new story increases the version. The stamp is not
    /// part of it, because it would reveal how often hidden votes changed.
    /// </summary>
    internal static StoryId For(PokerSession session, int index) =>
        new(Base32.HashOf($"{session.Code}/{session.Version}/{index}"));

    /// <summary>A new id of 80 random bits from a cryptographic source.</summary>
    public static StoryId New() => new(Base32.Encode(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant());

    internal bool IsWellFormed =>
        Value.Length is >= 1 and <= 40 && Value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>The SHA-256 of a device key in base64url. The key itself is never stored.</summary>
public readonly record struct DeviceHash(string Value)
{
    public override string ToString() => Value;
}
