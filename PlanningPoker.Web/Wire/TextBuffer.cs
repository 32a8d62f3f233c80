using System.Buffers;
using System.Text;
using Microsoft.Extensions.ObjectPool;

namespace PlanningPoker.Web.Wire;

/// <summary>Collects what is written, to be had as the bytes it is sent in.</summary>
sealed class TextBuffer : SpanWriter, IResettable
{
    /// <summary>Characters. What a large backlog took is not kept.</summary>
    const int MostKept = 256 * 1024;

    readonly ArrayBufferWriter<char> text = new();

    public override void Write(ReadOnlySpan<char> buffer) => text.Write(buffer);

    /// <returns>UTF-8, without the white space before and after all of it.</returns>
    public byte[] ToTrimmedBytes()
    {
        var trimmed = text.WrittenSpan.Trim();
        var bytes = new byte[Encoding.UTF8.GetByteCount(trimmed)];
        Encoding.UTF8.GetBytes(trimmed, bytes);
        return bytes;
    }

    public bool TryReset()
    {
        text.ResetWrittenCount();
        return text.Capacity <= MostKept;
    }
}
