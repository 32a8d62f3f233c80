using System.Security.Cryptography;

namespace PlanningPoker.Core.Model;

/// <summary>A player within one session: 16 lower-case Crockford base32 characters.</summary>
public readonly record struct PlayerId(string Value)
{
    /// <summary>Reads an id from a form or an address. Any text is one: an id that nobody has finds nobody.</summary>
    public static bool TryParse(string? text, out PlayerId id)
    {
        id = new(text ?? "");
        return text is not null;
    }

    /// <summary>
    /// The id a device's player has in a session: a hash of both, so that joining twice, even at the same moment,
    /// makes one player. It does not lead back to the device key, which has 256 random bits.
    /// </summary>
    public static PlayerId For(SessionCode session, DeviceHash device) => new(Base32.HashOf($"{session}/{device}"));

    public override string ToString() => Value;
}

/// <summary>A story within one session, made by the client or by us: 1–40 of <c>a–z 0–9 -</c>.</summary>
public readonly record struct StoryId(string Value)
{
    /// <summary>Reads an id from a form or an address, in lower case. Any text is one: an id that no story has finds none.</summary>
    public static bool TryParse(string? text, out StoryId id)
    {
        id = new(text?.ToLowerInvariant() ?? "");
        return text is not null;
    }

    /// <summary>
    /// The id of a story whose maker gave none. The version counts every story made, so it is new each time;
    /// the stamp would tell how often hidden votes were changed.
    /// </summary>
    internal static StoryId For(PokerSession session, int index) =>
        new(Base32.HashOf($"{session.Code}/{session.Version}/{index}"));

    /// <summary>80 random bits from a cryptographic source.</summary>
    public static StoryId New() => new(Base32.Encode(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant());

    internal bool IsWellFormed => Value.Length is >= 1 and <= 40 && Value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>The SHA-256 of a device key, base64url. The key itself is never stored.</summary>
public readonly record struct DeviceHash(string Value)
{
    public override string ToString() => Value;
}
