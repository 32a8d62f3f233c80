using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PlanningPoker.Web.Identity;

/// <summary>A random secret of 256 bits in base64url. The server stores only its hash.</summary>
static class Secret
{
    const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool IsWellFormed(string? text) =>
        text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
