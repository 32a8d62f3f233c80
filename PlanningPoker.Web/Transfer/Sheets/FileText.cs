using System.Text;
using System.Text.Unicode;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Converts an imported file to UTF-8 without a byte order mark.</summary>
static class FileText
{
    /// <summary>The text in UTF-8, or the problem with the file.</summary>
    public static (ReadOnlyMemory<byte> Text, FileProblem? Problem) Decode(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0) return (default, FileProblem.Empty);
        var (encoding, bomLength) = DetectUnicode(bytes.Span);
        var text = bytes[bomLength..];
        if (encoding is null && !Utf8.IsValid(text.Span))
        {
            if (IsBinary(text.Span)) return (default, FileProblem.NotText);
            encoding = CodePageGuess.Of(text);
            if (encoding is not null && HasControls(encoding, text)) encoding = null;
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
