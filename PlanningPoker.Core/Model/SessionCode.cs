using System.Security.Cryptography;

namespace PlanningPoker.Core.Model;

/// <summary>The code that identifies a session in its link: 12 characters of Crockford base32, such as <c>K7QF-92MX-4TRA</c>.</summary>
public readonly record struct SessionCode
{
    const int Length = 12;

    /// <summary>What stands before the code in a link.</summary>
    const string LinkPath = "/s/";

    /// <summary>What people and mail programs put around a code.</summary>
    const string Around = " .,;:!()[]{}<>\"'“”„‘’«»*_`";

    SessionCode(string value) => Value = value;

    /// <summary>The code in its canonical form, in upper case with dashes.</summary>
    public string Value { get; }

    /// <summary>A new code of 60 random bits from a cryptographic source.</summary>
    public static SessionCode New() => new(Dashed(Base32.Encode(RandomNumberGenerator.GetBytes(10)).AsSpan(0, Length)));

    /// <summary>
    /// Reads a code as people type or paste it: in any case, with dashes and spaces anywhere, with O for 0 and I or L for 1, with brackets,
    /// quotation marks or a full stop around it, or in an invitation link, also as it is written within another address.
    /// </summary>
    public static bool TryParse(string? text, out SessionCode code)
    {
        code = default;
        Span<char> digits = stackalloc char[Length];
        var count = 0;
        foreach (var typed in CodeIn(text?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) ?? ""))
        {
            if (typed is '-' or ' ') continue;
            if (count == Length || Base32.Canonical(typed) is not { } digit) return false;
            digits[count++] = digit;
        }
        if (count != Length) return false;
        code = new(Dashed(digits));
        return true;
    }

    static ReadOnlySpan<char> CodeIn(string text)
    {
        var written = text.AsSpan();
        var link = written.LastIndexOf(LinkPath, StringComparison.OrdinalIgnoreCase);
        if (link >= 0) written = written[(link + LinkPath.Length)..];
        if (written.IndexOfAny("/?#") is >= 0 and var end) written = written[..end];
        return written.Trim(Around);
    }

    public override string ToString() => Value;

    static string Dashed(ReadOnlySpan<char> digits) => $"{digits[..4]}-{digits[4..8]}-{digits[8..]}";
}
