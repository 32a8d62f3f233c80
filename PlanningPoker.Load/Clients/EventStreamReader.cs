namespace PlanningPoker.Load.Clients;

/// <summary>Splits an event stream into events and reads only the version and kind of each.</summary>
static class EventStreamReader
{
    const int InitialBufferSize = 2048;

    /// <summary>Reads until the server ends the stream.</summary>
    public static async Task ReadAsync(Stream stream, Listener listener, CancellationToken ct)
    {
        var (buffer, filled) = (new byte[InitialBufferSize], 0);
        while (await stream.ReadAsync(buffer.AsMemory(filled), ct) is > 0 and var count)
        {
            filled += count;
            var consumed = ReadCompleteEvents(buffer.AsSpan(0, filled), listener);
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
        }
    }

    /// <returns>How many bytes were read; the rest is the beginning of an event.</returns>
    static int ReadCompleteEvents(ReadOnlySpan<byte> bytes, Listener listener)
    {
        var consumed = 0;
        while (bytes[consumed..].IndexOf("\n\n"u8) is >= 0 and var length)
        {
            listener.Receive(FrameOf(bytes.Slice(consumed, length)));
            consumed += length + 2;
        }
        return consumed;
    }

    static Frame FrameOf(ReadOnlySpan<byte> lines)
    {
        var id = LineOf(lines, "id:"u8);
        var isSnapshot = LineOf(lines, "event:"u8).IndexOf("session:sync"u8) >= 0;
        return new(
            NumberScanner.NumberAfter(id, "id:"u8),
            isSnapshot ? FrameKind.Snapshot : FrameKind.Change,
            NumberScanner.NumberAfter(id, " from "u8));
    }

    /// <summary>
    /// The line of a field; empty without one. No data can look like it, because each line starts with the name of its own field.
    /// </summary>
    static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> field)
    {
        while (!lines.StartsWith(field))
        {
            if (lines.IndexOf((byte)'\n') is not (>= 0 and var end)) return [];
            lines = lines[(end + 1)..];
        }
        return lines.IndexOf((byte)'\n') is >= 0 and var length ? lines[..length] : lines;
    }
}
