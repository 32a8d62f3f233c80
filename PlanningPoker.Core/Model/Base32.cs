using System.Security.Cryptography;
using System.Text;

namespace PlanningPoker.Core.Model;

/// <summary>
/// Crockford's base32. It has no I, L, O or U, so that people can read a code aloud and type it. Source: crockford.com/base32.html.
/// </summary>
static class Base32
{
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Encodes whole groups of five bytes as eight characters each.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[bytes.Length / 5 * 8];
        for (var i = 0; i < text.Length; i++)
            text[i] = Alphabet[FiveBitsAt(bytes, i * 5)];
        return new(text);
    }

    /// <summary>The first 80 bits of the text's SHA-256, in lower-case base32.</summary>
    public static string HashOf(string text) => Encode(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10)).ToLowerInvariant();

    /// <summary>The canonical form of a typed character; null when it is not valid.</summary>
    public static char? Canonical(char typed)
    {
        var c = char.ToUpperInvariant(typed) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
        return Alphabet.Contains(c, StringComparison.Ordinal) ? c : null;
    }

    static int FiveBitsAt(ReadOnlySpan<byte> bytes, int bit)
    {
        var window = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
        return window >> (11 - bit % 8) & 31;
    }
}
