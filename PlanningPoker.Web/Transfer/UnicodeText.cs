using System.Text;
using System.Text.Unicode;

namespace PlanningPoker.Web.Transfer;

/// <summary>Converts an imported file to UTF-8 without a byte order mark.</summary>
static class UnicodeText
{
    /// <summary>
    /// The text in UTF-8, or the problem with the file. Only Unicode encodings are accepted. The bytes of a file do not show which other
    /// code page it has, and a wrong guess would import hundreds of stories with wrong letters.
    /// </summary>
    public static (ReadOnlyMemory<byte> Text, FileProblem? Problem) Decode(ReadOnlyMemory<byte> bytes)
    {
        if (IsWorkbook(bytes.Span)) return (default, FileProblem.Workbook);
        var (encoding, bomLength) = DetectEncoding(bytes.Span);
        var text = bytes[bomLength..];
        if (encoding is not null)
        {
            try
            {
                text = Encoding.Convert(encoding, Encoding.UTF8, text.ToArray());
            }
            catch (DecoderFallbackException)
            {
                return (default, FileProblem.NotUnicode);
            }
        }
        if (!Utf8.IsValid(text.Span)) return (default, FileProblem.NotUnicode);
        return IsBlank(text.Span) ? (default, FileProblem.Empty) : (text, null);
    }

    /// <summary>
    /// The encoding, null for UTF-8, and the length of the byte order mark. UTF-16 without such a mark is detected by its zero bytes.
    /// </summary>
    static (Encoding? Encoding, int BomLength) DetectEncoding(ReadOnlySpan<byte> bytes) => bytes switch
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

    /// <summary>Whether the file is a zip archive (xlsx, ods, numbers) or an OLE file (xls).</summary>
    static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n\0"u8) < 0;
}
