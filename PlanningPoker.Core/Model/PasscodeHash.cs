using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace PlanningPoker.Core.Model;

/// <summary>
/// The hash of a session's passcode: PBKDF2 in base64url. The session's code, which is random, is its salt, so that a command stays a
/// function of the session. It never leaves the server.
/// </summary>
public readonly record struct PasscodeHash(string Value)
{
    /// <summary>In characters as people count them: an emoji is one.</summary>
    public const int MinLength = 4, MaxLength = 40;

    /// <summary>In UTF-16 code units, which a field of a page counts: enough for <see cref="MaxLength"/> characters of any kind.</summary>
    public const int MaxUnits = 10 * MaxLength;

    /// <summary>A few milliseconds of work: a guess costs that, and the limit of joins allows few.</summary>
    const int Iterations = 20_000;

    const int Bytes = 32;

    /// <returns>Null if the passcode is too short, too long, or has characters that nobody sees.</returns>
    internal static PasscodeHash? Of(SessionCode session, string? passcode) =>
        Text.NormalizeLine(passcode, MaxUnits) is { } text && IsLongEnough(text)
            ? new(Base64Url.EncodeToString(Derive(session, text)))
            : null;

    /// <summary>Whether a passcode may be set.</summary>
    internal static bool IsValid(string passcode) => Text.NormalizeLine(passcode, MaxUnits) is { } text && IsLongEnough(text);

    /// <summary>Whether it is the passcode. The time does not depend on how much of it is right.</summary>
    internal bool Accepts(SessionCode session, string? passcode) =>
        Text.NormalizeLine(passcode, MaxUnits) is { } given
        && CryptographicOperations.FixedTimeEquals(Derive(session, given), Base64Url.DecodeFromChars(Value));

    public override string ToString() => "(passcode)";

    static bool IsLongEnough(string text) => new StringInfo(text).LengthInTextElements is >= MinLength and <= MaxLength;

    static byte[] Derive(SessionCode session, string text) =>
        Rfc2898DeriveBytes.Pbkdf2(text, System.Text.Encoding.UTF8.GetBytes(session.Value), Iterations, HashAlgorithmName.SHA256, Bytes);
}
