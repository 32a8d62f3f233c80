using System.Buffers.Text;
using System.Security.Cryptography;

namespace PlanningPoker.Core.Model;

/// <summary>
/// The hash of a session's passcode: PBKDF2 in base64url. The session's code, which is random, is its salt, so that a command stays a
/// function of the session. It never leaves the server.
/// </summary>
public readonly record struct PasscodeHash(string Value)
{
    public const int MinLength = 4, MaxLength = 40;

    /// <summary>A few milliseconds of work: a guess costs that, and the limit of joins allows few.</summary>
    const int Iterations = 20_000;

    const int Bytes = 32;

    /// <returns>Null if the passcode is too short, too long, or has characters that nobody sees.</returns>
    internal static PasscodeHash? Of(SessionCode session, string? passcode) =>
        Text.NormalizeLine(passcode, MaxLength) is { Length: >= MinLength } text
            ? new(Base64Url.EncodeToString(Derive(session, text)))
            : null;

    /// <summary>Whether it is the passcode. The time does not depend on how much of it is right.</summary>
    internal bool Accepts(SessionCode session, string? passcode) =>
        Of(session, passcode) is { } given
        && CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(given.Value), Base64Url.DecodeFromChars(Value));

    public override string ToString() => "(passcode)";

    static byte[] Derive(SessionCode session, string text) =>
        Rfc2898DeriveBytes.Pbkdf2(text, System.Text.Encoding.UTF8.GetBytes(session.Value), Iterations, HashAlgorithmName.SHA256, Bytes);
}
