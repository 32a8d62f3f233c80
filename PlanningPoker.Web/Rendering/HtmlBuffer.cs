using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace PlanningPoker.Web.Rendering;

/// <summary>Collects HTML as UTF-8, as the partials have it already, and returns it on fewer lines. Pooled.</summary>
sealed class HtmlBuffer : PipeWriter
{
    const int UsualLength = 16 * 1024;

    byte[] bytes = new byte[UsualLength];
    int length;

    public int Capacity => bytes.Length;

    public void Write(string text) => Advance(Encoding.UTF8.GetBytes(text, GetSpan(text.Length * 3)));

    /// <summary>Removes white space at the end.</summary>
    public void TrimEnd() => length = bytes.AsSpan(0, length).TrimEnd(" \r\n"u8).Length;

    /// <summary>Empties the buffer.</summary>
    /// <returns>What was in it, with one space instead of each line break and the indentation after it.</returns>
    /// <remarks>Line breaks are only those of the partials: the encoder writes those of people as <c>&amp;#xA;</c>.</remarks>
    public ReadOnlyMemory<byte> Take()
    {
        // What is kept moves to the front.
        var kept = 0;
        var isAtLineStart = false;
        for (var rest = bytes.AsSpan(0, length); !rest.IsEmpty;)
        {
            if (isAtLineStart) rest = rest.TrimStart("\r\n "u8);
            var line = rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end ? rest[..end] : rest;
            line.CopyTo(bytes.AsSpan(kept));
            kept += line.Length;
            isAtLineStart = line.Length < rest.Length || line.IsEmpty;
            rest = rest[line.Length..];
            if (!rest.IsEmpty) bytes[kept++] = (byte)' ';
        }
        length = 0;
        return bytes.AsSpan(0, kept).ToArray();
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(length);
    }

    public override void Advance(int count) => length += count;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(default(FlushResult));

    public override void CancelPendingFlush() { }

    public override void Complete(Exception? exception = null) { }

    void Reserve(int sizeHint)
    {
        var needed = length + Math.Max(sizeHint, 1);
        if (needed > bytes.Length) Array.Resize(ref bytes, Math.Max(needed, bytes.Length * 2));
    }
}
