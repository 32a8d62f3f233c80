using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Converts an imported file to UTF-8 without a byte order mark.</summary>
static class FileText
{
    /// <summary>Below it a guess at the encoding is as likely wrong, and a backlog with wrong letters is worse than a refusal.</summary>
    const float MinConfidence = 0.5f;

    /// <summary>How much of a file is looked at to tell its encoding.</summary>
    const int MaxDetected = 256 * 1024;

    const int MacRoman = 10000, Latin1 = 28591, Windows1252 = 1252;

    const char FirstGreek = '\u0370';

    static FileText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text in UTF-8, or the problem with the file.</summary>
    public static (ReadOnlyMemory<byte> Text, FileProblem? Problem) Decode(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0) return (default, FileProblem.Empty);
        var (encoding, bomLength) = DetectUnicode(bytes.Span);
        var text = bytes[bomLength..];
        if (encoding is null && !Utf8.IsValid(text.Span))
        {
            if (IsBinary(text.Span)) return (default, FileProblem.NotText);
            encoding = DetectCodePage(text);
            if (encoding is null) return (default, FileProblem.UnknownEncoding);
        }
        if (encoding is not null)
        {
            try
            {
                text = Encoding.Convert(encoding, Encoding.UTF8, text.ToArray());
            }
            catch (DecoderFallbackException)
            {
                return (default, FileProblem.UnknownEncoding);
            }
        }
        return text.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0 ? (default, FileProblem.Empty) : (text, null);
    }

    /// <summary>
    /// The encoding, null for UTF-8, and the length of the byte order mark. UTF-16 without such a mark is detected by its zero bytes.
    /// </summary>
    static (Encoding? Encoding, int BomLength) DetectUnicode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (Utf16(bigEndian: false), 2),
        [0xFE, 0xFF, ..] => (Utf16(bigEndian: true), 2),
        [not 0, 0, not 0, 0, ..] => (Utf16(bigEndian: false), 0),
        [0, not 0, 0, not 0, ..] => (Utf16(bigEndian: true), 0),
        _ => (null, 0),
    };

    static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>No text in a code page has zero bytes.</summary>
    static bool IsBinary(ReadOnlySpan<byte> bytes) => bytes.Contains((byte)0);

    /// <summary>
    /// The code page that the letters of the file are likely to be in, or null. A text with few of them is told worse, so they are taken
    /// with the words around them only.
    /// </summary>
    static Encoding? DetectCodePage(ReadOnlyMemory<byte> text)
    {
        var detected = CharsetDetector.DetectFromBytes(text[..Math.Min(text.Length, MaxDetected)].ToArray()).Detected;
        var guess = detected is { Encoding.CodePage: var page } && detected.Confidence >= MinConfidence ? page : 0;
        if (HasMacintoshLines(text.Span) && (guess == 0 || IsLatin(Strict(guess), text))) guess = MacRoman;
        if (guess == 0) return null;
        var strict = Strict(guess is Latin1 ? Windows1252 : guess);
        return HasControls(strict, text) ? null : strict;
    }

    static Encoding Strict(int codePage) =>
        Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Only what is written for a Macintosh ends lines so, and in its encoding, which the detector does not know.</summary>
    static bool HasMacintoshLines(ReadOnlySpan<byte> text) => text.Contains((byte)'\r') && !text.Contains((byte)'\n');

    /// <summary>Whether the text would have no letters of another script.</summary>
    static bool IsLatin(Encoding encoding, ReadOnlyMemory<byte> text)
    {
        try
        {
            return encoding.GetString(text.Span).All(c => c < FirstGreek || !char.IsLetter(c));
        }
        catch (DecoderFallbackException)
        {
            return true;
        }
    }

    /// <summary>Whether the text would have control characters, which no list has: the guess is wrong.</summary>
    static bool HasControls(Encoding encoding, ReadOnlyMemory<byte> text)
    {
        try
        {
            return encoding.GetString(text.Span).Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'));
        }
        catch (DecoderFallbackException)
        {
            return true;
        }
    }
}
