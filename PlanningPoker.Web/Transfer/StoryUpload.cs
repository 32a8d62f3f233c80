using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// A file or a text to import. A page carries it from the preview to the import, so that the server keeps nothing.
/// </summary>
/// <param name="Content">The bytes as they were sent.</param>
public sealed record StoryUpload(ReadOnlyMemory<byte> Content)
{
    /// <summary>The limit of what a page carries, in characters. Text is compressed to a quarter and less.</summary>
    const int MaxEncoded = 3 * 1024 * 1024;

    public static StoryUpload OfText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The upload as letters, digits, dashes and underscores; null if it is too large for a page.</summary>
    public string? Encode()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Content.Span);
        var encoded = Base64Url.EncodeToString(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        return encoded.Length <= MaxEncoded ? encoded : null;
    }

    /// <summary>Null if the text was not made by <see cref="Encode"/>, or holds more than a file may have.</summary>
    public static StoryUpload? Decode(string encoded)
    {
        if (encoded.Length == 0 || encoded.Length > MaxEncoded || !Base64Url.IsValid(encoded)) return null;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(encoded)), CompressionMode.Decompress);
            var content = new byte[StoryFile.MaxBytes + 1];
            var length = gzip.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length > StoryFile.MaxBytes ? null : new(content.AsMemory(0, length));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
