using System.Text;
using System.Text.Unicode;

namespace PlanningPoker.Web.Transfer;

/// <summary>Foreign bytes brought to UTF-8 without a byte order mark, or the reason why they are no text that we can be sure of.</summary>
static class UnicodeText
{
    /// <summary>
    /// Nothing is guessed beyond UTF-8 and UTF-16: other code pages cannot be told apart from their bytes, and 300 stories with wrong
    /// letters are worse than one sentence that says how to save the file.
    /// </summary>
    public static (ReadOnlyMemory<byte> Text, FileFault? Fault) Of(ReadOnlyMemory<byte> bytes)
    {
        if (IsWorkbook(bytes.Span)) return (default, FileFault.Workbook);
        var (encoding, mark) = EncodingOf(bytes.Span);
        var text = bytes[mark..];
        if (encoding is not null)
        {
            try
            {
                text = Encoding.Convert(encoding, Encoding.UTF8, text.ToArray());
            }
            catch (DecoderFallbackException)
            {
                return (default, FileFault.NotUnicode);
            }
        }
        if (!Utf8.IsValid(text.Span)) return (default, FileFault.NotUnicode);
        return IsBlank(text.Span) ? (default, FileFault.Empty) : (text, null);
    }

    /// <summary>The encoding, when it is not UTF-8, and the length of its byte order mark. UTF-16 without one shows by its zero bytes.</summary>
    static (Encoding? Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
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

    /// <summary>A zip archive (xlsx, ods, numbers) or an OLE file (xls).</summary>
    static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n\0"u8) < 0;
}
