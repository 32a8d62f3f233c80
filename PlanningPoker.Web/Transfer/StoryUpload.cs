using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// A text to import, and how to read it. A page carries it from the preview to the import, so that the server keeps nothing.
/// </summary>
/// <param name="Kind"><see cref="Csv"/>, <see cref="Lines"/> or <see cref="Paste"/>.</param>
/// <param name="Content">The bytes as they were sent.</param>
public sealed record StoryUpload(char Kind, ReadOnlyMemory<byte> Content)
{
    public const char Csv = 'c', Lines = 'l', Paste = 'p';

    /// <summary>The limit of what a page carries, in characters. Text is compressed to a quarter and less.</summary>
    const int MaxEncoded = 3 * 1024 * 1024;

    public static StoryUpload OfPaste(string text) => new(Paste, Encoding.UTF8.GetBytes(text));

    public static StoryUpload OfFile(string name, ReadOnlyMemory<byte> content) =>
        new(name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? Lines : Csv, content);

    public Result<ImportStories> Read() => Kind switch
    {
        Csv => StoryFile.ReadCsv(Content),
        Lines => StoryFile.ReadLines(Content),
        _ => StoryFile.ReadPaste(Encoding.UTF8.GetString(Content.Span)),
    };

    /// <summary>The upload as letters, digits, dashes and underscores; null if it is too large for a page.</summary>
    public string? Encode()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Content.Span);
        var encoded = Kind + Base64Url.EncodeToString(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        return encoded.Length <= MaxEncoded ? encoded : null;
    }

    /// <summary>Null if the text was not made by <see cref="Encode"/>, or holds more than a file may have.</summary>
    public static StoryUpload? Decode(string encoded)
    {
        if (encoded.Length < 2 || encoded.Length > MaxEncoded || !Base64Url.IsValid(encoded.AsSpan(1))) return null;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(encoded.AsSpan(1))), CompressionMode.Decompress);
            var content = new byte[StoryFile.MaxBytes + 1];
            var length = gzip.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length > StoryFile.MaxBytes ? null : new(encoded[0], content.AsMemory(0, length));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
