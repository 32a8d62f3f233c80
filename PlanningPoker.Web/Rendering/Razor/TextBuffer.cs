using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.ObjectPool;

namespace PlanningPoker.Web.Rendering.Razor;

/// <summary>Collects what is written, to be had as the bytes it is sent in. It never waits: every way of writing is the one.</summary>
sealed class TextBuffer : TextWriter, IResettable
{
    /// <summary>Characters. What a large backlog took is not kept.</summary>
    const int MostKept = 256 * 1024;

    readonly List<char> text = [];

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Characters written so far.</summary>
    public int Length => text.Count;

    public override void Write(ReadOnlySpan<char> buffer) => text.AddRange(buffer);

    public override void Write(char value) => text.Add(value);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    // What is inherited here would take another thread for each piece.

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    public override Task FlushAsync() => Task.CompletedTask;

    /// <summary>Takes the white space away from both ends of what was written since.</summary>
    /// <param name="start">What <see cref="Length"/> was then.</param>
    public void Trim(int start)
    {
        text.RemoveRange(start, WrittenSince(start).Length - WrittenSince(start).TrimStart().Length);
        var end = start + WrittenSince(start).TrimEnd().Length;
        text.RemoveRange(end, text.Count - end);
    }

    /// <returns>UTF-8.</returns>
    public byte[] ToBytes()
    {
        var bytes = new byte[Encoding.GetByteCount(WrittenSince(0))];
        Encoding.GetBytes(WrittenSince(0), bytes);
        return bytes;
    }

    public bool TryReset()
    {
        text.Clear();
        return text.Capacity <= MostKept;
    }

    ReadOnlySpan<char> WrittenSince(int start) => CollectionsMarshal.AsSpan(text)[start..];
}
